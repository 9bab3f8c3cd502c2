import "server-only";
/** Keeps the queue moving when processes die or releases overlap. Runs as the job runner's role. */
import type pg from "pg";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { runnerLockSql } from "./runner-lock";

/** A runner takes its lock within moments of its first job. */
const lockedForMs = 10_000;
/** A newer release beside this one gets its chance to take its own kinds of jobs first. */
const unknownForMs = 600_000;

/** Jobs of runners that are gone can be taken by others at once instead of after hours. Returns how many runners were gone. */
export async function releaseDeadRunners(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ runner: string }>(
      "SELECT DISTINCT locked_by AS runner FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL AND locked_at < $1::timestamptz",
      [new Date(now().getTime() - lockedForMs)],
    );
    let gone = 0;
    for (const { runner } of rows) {
      const { rows: taken } = await client.query<{ free: boolean }>(`SELECT pg_try_advisory_lock(${runnerLockSql}) AS free`, [runner]);
      if (!taken[0]?.free) continue;
      await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [[runner]]);
      await client.query(`SELECT pg_advisory_unlock(${runnerLockSql})`, [runner]);
      gone += 1;
    }
    if (gone > 0) log.warn("jobs of processes that are gone were released", { count: gone });
    return gone;
  } finally {
    client.release();
  }
}

/** Jobs that no release knows are logged and completed, so that they do not wait for ever. Returns how many. */
export async function completeUnknownJobs(pool: pg.Pool, knownNames: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT j.id::text AS id, t.identifier AS name FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier <> ALL ($1::text[]) AND j.locked_at IS NULL AND j.run_at < $2::timestamptz ORDER BY j.id LIMIT 200`,
    [knownNames, new Date(now().getTime() - unknownForMs)],
  );
  for (const name of new Set(rows.map((row) => row.name))) {
    log.warn("jobs of an unknown kind were completed without work", { job: name, count: rows.filter((row) => row.name === name).length });
  }
  if (rows.length > 0) await pool.query("SELECT count(*) FROM graphile_worker.complete_jobs($1::bigint[])", [rows.map((row) => row.id)]);
  return rows.length;
}
