import { expect, test } from "vitest";
import { takeToken } from "@/lib/access/rate-limit";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { startHeartbeat } from "./heartbeat";

const database = await testDatabase();

async function kinds(): Promise<string[]> {
  const { rows } = await database.owner.query<{ kind: string }>("SELECT kind FROM process_heartbeat ORDER BY kind");
  return rows.map((row) => row.kind);
}

/** How many requests of one principal this process lets through in one moment, of 10 a minute. */
function share(): number {
  const principal = newId();
  for (let taken = 0; ; taken += 1) {
    try {
      takeToken(principal, 10);
    } catch {
      return taken;
    }
  }
}

test("rate limits are shared out over the web processes that live, and only over those [S4]", async () => {
  const beats = [await startHeartbeat("web"), await startHeartbeat("worker")];
  await expect.poll(kinds).toEqual(["web", "worker"]);
  expect(share()).toBe(10);
  await database.owner.query("INSERT INTO process_heartbeat (id, kind, started_at, seen_at) VALUES ($1, 'web', now(), now() - interval '1 minute')", [newId()]);
  beats.push(await startHeartbeat("web"));
  await expect.poll(share).toBe(5);
  for (const beat of beats) await beat.stop();
  expect(await kinds()).toEqual(["web"]);
});
