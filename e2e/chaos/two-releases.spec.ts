/** The release before and this one, side by side on one database while its migrations are applied: what upgrading without a stop promises. */
import { expect, test } from "@playwright/test";
import pg from "pg";
import type * as MigrateModule from "../../scripts/bootstrap/migrate.mjs";
import { type RunningApp, startApp } from "../fixtures/app";
import { VisitorClient } from "../fixtures/client";
import { expectLogIntact, expectMessagesConserved, expectTurnsDecidedOnce, waitUntilSettled } from "./conservation";
import { type Process, type Release, restoreAsOf, startEarlier } from "./earlier-release";
import { expectRepliesConserved, openSession, startHelping } from "./helping-agent";
import { type Acknowledged, insist } from "./insistent-visitor";
import { full, loadScript, pause, questions, teachBot, until } from "./stage";

const releases: Release[] = [{ name: "release-2026-11-22", secret: "the secret of an installation of 22 November 2026" }];
const visitorCount = full ? 40 : 16;
/** Acknowledged messages between one step of the upgrade and the next. */
const inBetween = full ? 300 : 60;

/** Some ask for a person now and then. */
function questionOf(visitor: number, count: number): string {
  if (visitor % 4 === 3 && count % 8 === 7) return "I want to talk to a person";
  return questions[(visitor * 7 + count) % questions.length] ?? "";
}

for (const release of releases) {
  test(`while ${release.name} serves, this release's migrations are applied and its processes start beside it: no acknowledged message is lost or doubled, the log verifies [S5] [Q4] [Q8]`, async () => {
    test.setTimeout(300_000);
    const undo: (() => Promise<unknown>)[] = [];
    try {
      const database = await restoreAsOf(release);
      undo.push(database.drop);
      const owner = new pg.Pool({ connectionString: database.url, max: 4 });
      owner.on("error", () => undefined);
      undo.push(() => owner.end());
      const before = new Set((await owner.query<{ id: string }>("SELECT id FROM message")).rows.map(({ id }) => id));
      const { rows } = await owner.query<{ key: string; slug: string; email: string }>(
        `SELECT c.publishable_key AS key, w.slug, a.email FROM member m JOIN account a ON a.id = m.account_id
         JOIN workspace w ON w.id = m.workspace_id JOIN channel c ON c.workspace_id = w.id WHERE m.role = 'owner'`,
      );
      const [shop] = rows;
      if (!shop) throw new Error("the fixture has no owner");

      const old: Process[] = [];
      for (const works of [true, false]) {
        const process_ = await startEarlier(release, database.url, works);
        old.push(process_);
        undo.push(process_.stop);
      }
      let urls = old.map(({ url }) => url);
      const memberAt = await openSession(owner, release.secret, shop);
      await teachBot({ member: memberAt(urls[0] ?? "") });
      const acknowledged: Acknowledged[] = [];
      let over = false;
      const visitors = await Promise.all(Array.from({ length: visitorCount }, (_, index) => new VisitorClient(urls[index % 2] ?? "", shop.key).start()));
      const writing = Promise.all(
        visitors.map(async (visitor, number) => {
          for (let count = 0; !over; count += 1) {
            // Another process each time: a conversation goes back and forth between the releases.
            const turned = urls.map((_, index) => urls[(index + number + count) % urls.length] ?? "");
            acknowledged.push(await insist(visitor, turned, questionOf(number, count)));
            await pause(250);
          }
        }),
      ).finally(() => (over = true));
      const steps: string[] = ["before"];
      const failures: { during: string[]; what: string }[] = [];
      const agent = startHelping({
        members: () => urls.map(memberAt),
        isOver: () => over,
        step: () => steps.at(-1) ?? "",
        failed: (what, askedIn) => failures.push({ during: steps.slice(steps.lastIndexOf(askedIn)), what }),
      });
      const helping = agent.done.finally(() => (over = true));
      undo.push(async () => {
        over = true;
        await Promise.allSettled([writing, helping]);
      });
      const written = async (name: string) => {
        steps.push(name);
        const goal = acknowledged.length + inBetween;
        await until(`messages are acknowledged ${name}`, () => over || acknowledged.length >= goal, 90_000);
        if (over) await Promise.all([writing, helping]);
      };

      await written("by the release before");
      steps.push("while it is migrated");
      const { migrateDatabase, checkMigrated } = await loadScript<typeof MigrateModule>("bootstrap/migrate.mjs");
      await migrateDatabase(database.url);
      expect(await checkMigrated(database.url)).toEqual({ pending: [], edited: [], failed: [], unknown: [] });
      await written("by the release before on the new tables");

      const fresh: RunningApp[] = [];
      for (const worker of ["inside", "none"] as const) {
        const app = await startApp({ databaseUrl: database.url, worker, env: { LOG_LEVEL: "warn", HANDRAIL_SECRET: release.secret } });
        fresh.push(app);
        undo.push(app.stop);
        urls = [...urls, app.url];
      }
      await written("by both releases");
      expect(old.map(({ ended }) => ended())).toEqual([null, null]);
      steps.push("while the release before stops");
      urls = fresh.map(({ url }) => url);
      await Promise.all(old.map(({ stop }) => stop()));
      expect(old.map(({ ended }) => ended())).toEqual(["code 0", "code 0"]);
      await written("by this release alone");
      over = true;
      await Promise.all([writing, helping]);

      await waitUntilSettled(owner, 60_000);
      await expectMessagesConserved(owner, acknowledged, before);
      const turns = await expectTurnsDecidedOnce(owner);
      await expectRepliesConserved(owner, agent.replies);
      await expectLogIntact(owner, memberAt(urls[0] ?? ""));
      // A statement that had just looked up a function which a migration then replaced: nothing was done, and the next try succeeds.
      const allowed = ["while it is migrated", "while the release before stops"];
      expect(failures.filter(({ during }) => !during.some((name) => allowed.includes(name)))).toEqual([]);
      const repeated = acknowledged.filter(({ refusals }) => refusals.length > 0);
      console.log(
        `${release.name}: ${acknowledged.length} messages (${repeated.length} sent more than once: ${JSON.stringify([...new Set(repeated.flatMap(({ refusals }) => refusals))])}), ${agent.replies.length} replies of a person, ${turns} turns, ${JSON.stringify(failures)}`,
      );
    } finally {
      for (const step of undo.reverse()) await step();
    }
  });
}
