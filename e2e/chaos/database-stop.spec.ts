/** The database itself stops at once in the middle of traffic, and comes back; the app is not touched. */
import { chmodSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { seededRandom } from "@/lib/evals/random";
import type * as MigrateModule from "../../scripts/bootstrap/migrate.mjs";
import type * as PostgresModule from "../../scripts/bootstrap/postgres.mjs";
import { expectLogIntact, expectMessagesConserved, expectTurnsDecidedOnce, waitUntilSettled } from "./conservation";
import { type Acknowledged, insist } from "./insistent-visitor";
import { chooseSeed, full, loadScript, pause, questions, startStage, teachBot, until } from "./stage";

const stops = full ? 6 : 2;
const visitorCount = 20;

test("acknowledged messages survive an immediate stop of the database, and the app recovers by itself [Q8]", async () => {
  test.setTimeout(180_000 + stops * 30_000);
  const random = seededRandom(chooseSeed("database stop"));
  const { startPostgres } = await loadScript<typeof PostgresModule>("bootstrap/postgres.mjs");
  const { migrateDatabase } = await loadScript<typeof MigrateModule>("bootstrap/migrate.mjs");
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "handrail-chaos-database-"));
  // The user that runs Postgres for root must pass through.
  chmodSync(folder, 0o711);
  // With fsync and synchronous commits, as in earnest.
  let server = await startPostgres({ folder });
  try {
    await migrateDatabase(server.url);
    const stage = await startStage({ webs: 2, workers: 1, databaseUrl: server.url });
    try {
      await teachBot(stage);
      const urls = stage.webs.map(({ url }) => url);
      const visitors = await Promise.all(Array.from({ length: visitorCount }, () => stage.visitor()));
      const acknowledged: Acknowledged[] = [];
      let over = false;
      const writing = visitors.map(async (visitor, number) => {
        for (let count = 0; !over; count += 1) {
          acknowledged.push(await insist(visitor, urls, questions[(number * 7 + count) % questions.length] ?? ""));
          await pause(150 + random() * 600);
        }
      });
      const stopping = async () => {
        for (let stop = 0; stop < stops; stop += 1) {
          await pause(1_500 + random() * 1_500);
          const { url, port, pid, ended } = server;
          process.kill(pid, "SIGQUIT");
          await ended;
          server = await startPostgres({ folder });
          expect([server.url, server.port]).toEqual([url, port]);
          const before = acknowledged.length;
          await until("messages are acknowledged again", () => acknowledged.length > before + visitorCount / 2, 40_000);
        }
      };
      await Promise.all([stopping().finally(() => (over = true)), ...writing]);
      await waitUntilSettled(stage.owner, 60_000);
      await expectMessagesConserved(stage.owner, acknowledged);
      const turns = await expectTurnsDecidedOnce(stage.owner);
      await expectLogIntact(stage.owner, stage.member);
      for (const url of urls) expect((await fetch(`${url}/api/health`)).status).toBe(200);
      const refusals = acknowledged.flatMap((message) => message.refusals);
      const counts = [...new Set(refusals)].sort().map((status) => `${status}: ${refusals.filter((each) => each === status).length}`);
      console.log(
        `database stop: ${stops} stops, ${acknowledged.length} messages, ${turns} turns; attempts that were refused, by status: ${counts.join(", ")}`,
      );
      expect(refusals.length).toBeGreaterThan(0);
    } finally {
      await stage.stop();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    // For root the cluster lies elsewhere, in a folder of its own.
    rmSync(join(server.cluster, ".."), { recursive: true, force: true });
  }
});
