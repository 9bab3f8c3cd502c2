import { afterAll, expect, test } from "vitest";
import { asSystem } from "@/lib/access/actor";
import { jobSchemas } from "@/lib/contracts/jobs/job-types";
import { withWorkspaceSql } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { testDatabase } from "@/lib/testing/database";
import { enqueue } from "./enqueue";
import { type JobHandlers, runQueue } from "./run-queue";

const database = await testDatabase();
database.owner.on("error", () => undefined);

const handled: string[] = [];
let hold: Promise<void> = Promise.resolve();
let failure: Error | null = null;
const unused = Object.fromEntries(Object.keys(jobSchemas).map((name) => [name, async () => undefined])) as unknown as JobHandlers;
const queue = await runQueue({
  ...unused,
  build_knowledge_index: async ({ workspaceId }) => {
    await hold;
    handled.push(workspaceId);
    if (failure) throw failure;
  },
});
afterAll(() => queue.stop());

function add(workspaceId = newId<"workspace">(), options: { runAt?: Date; key?: string } = {}) {
  return withWorkspaceSql(asSystem(workspaceId, "test"), async (tx) => {
    await enqueue(tx, "build_knowledge_index", { workspaceId }, options);
    return workspaceId;
  });
}

async function waiting(): Promise<number> {
  const { rows } = await database.owner.query("SELECT count(*)::integer AS count FROM graphile_worker._private_jobs");
  return rows[0].count as number;
}

test("a job runs after its transaction commits, and never when it does not [Q8]", async () => {
  const lost = newId<"workspace">();
  const broken = withWorkspaceSql(asSystem(lost, "test"), async (tx) => {
    await enqueue(tx, "build_knowledge_index", { workspaceId: lost });
    throw new Error("changed our mind");
  });
  await expect(broken).rejects.toThrow("changed our mind");
  const kept = await add();
  await expect.poll(() => handled).toContain(kept);
  await expect.poll(waiting).toBe(0);
  expect(handled).not.toContain(lost);
});

test("many jobs with one key cause one run [B3]", async () => {
  const workspaceId = newId<"workspace">();
  const runAt = new Date(Date.now() + 400);
  for (let count = 0; count < 5; count += 1) await add(workspaceId, { key: "one", runAt });
  expect(await waiting()).toBe(1);
  await expect.poll(() => handled).toContain(workspaceId);
  await expect.poll(waiting).toBe(0);
  expect(handled.filter((id) => id === workspaceId)).toHaveLength(1);
});

test("the job of a runner that is gone is released; that of a living one is left alone [Q8]", async () => {
  const left = newId<"workspace">();
  await add(left, { key: "left", runAt: new Date(Date.now() + 3_600_000) });
  await database.owner.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-gone', locked_at = now() - interval '1 minute', run_at = now() WHERE key = 'left'",
  );
  let letGo = () => {};
  hold = new Promise((resolve) => (letGo = resolve));
  await add();
  const locked = "SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL AND locked_by <> 'pool-gone'";
  await expect.poll(async () => (await database.owner.query(locked)).rowCount).toBe(1);
  await database.owner.query("UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute' WHERE locked_by <> 'pool-gone'");
  const released = await queue.releaseDeadRunners();
  const living = await database.owner.query(locked);
  // whatever comes of it, the tests after this one have a runner that is free
  letGo();
  expect(released).toBe(1);
  expect(living.rowCount).toBe(1);
  await expect.poll(() => handled).toContain(left);
  await expect.poll(waiting).toBe(0);
});

test("jobs of a kind that nobody knows are completed after a while, those of known kinds never [Q15]", async () => {
  await database.owner.query(`SELECT graphile_worker.add_job('of_the_future', '{}'::json, run_at => now() - interval '1 hour')`);
  await database.owner.query(`SELECT graphile_worker.add_job('of_tomorrow', '{}'::json)`);
  await add(undefined, { runAt: new Date(Date.now() + 3_600_000), key: "later" });
  expect(await queue.completeUnknownJobs()).toBe(1);
  const { rows } = await database.owner.query("SELECT task_identifier AS name FROM graphile_worker.jobs ORDER BY 1");
  expect(rows.map((row) => row.name)).toEqual(["build_knowledge_index", "of_tomorrow"]);
  await database.owner.query("DELETE FROM graphile_worker._private_jobs");
});

test("a job that fails is tried again, and what is stored of its error holds no text [Q15]", async () => {
  failure = new Error("secret words of a visitor");
  const workspaceId = await add();
  await expect.poll(() => handled).toContain(workspaceId);
  const stored = async () => (await database.owner.query("SELECT attempts, last_error FROM graphile_worker.jobs WHERE last_error IS NOT NULL")).rows;
  await expect.poll(async () => (await stored()).length).toBe(1);
  failure = null;
  const [job] = await stored();
  expect(job.attempts).toBe(1);
  expect(job.last_error).not.toContain("secret");
  await expect.poll(() => handled.filter((id) => id === workspaceId).length).toBe(2);
  await expect.poll(waiting).toBe(0);
});

test("a payload that does not fit is dropped and holds up nothing [Q15]", async () => {
  await database.owner.query(`SELECT graphile_worker.add_job('build_knowledge_index', '{"workspaceId":7}'::json)`);
  const workspaceId = await add();
  await expect.poll(() => handled).toContain(workspaceId);
  await expect.poll(waiting).toBe(0);
});

test("after the database has cut every connection jobs are handled again [Q8]", async () => {
  await database.owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'handrail_jobs'");
  const workspaceId = await add();
  await expect.poll(() => handled, { timeout: 30_000 }).toContain(workspaceId);
  const held = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
  await expect.poll(async () => (await database.owner.query(held)).rowCount, { timeout: 30_000 }).toBe(1);
});
