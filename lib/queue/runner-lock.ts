import "server-only";
/**
 * Says to the other processes that a job runner lives: a database lock on a connection of its own, which Postgres frees the moment the process
 * is gone, however it ended. Whoever can take the lock of a runner may hand its jobs to others.
 */
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { describeError, log } from "@/lib/platform/log";

const retryMs = 1000;

/** Text under which a runner's lock is taken; also by those who try whether it is free. */
export const runnerLockSql = "hashtextextended('job-runner:' || $1, 0)";

/** Holds the lock, again after a lost connection, until the returned function is called. Throws when it cannot be taken at first. */
export async function holdRunnerLock(connectionString: string, runnerId: string): Promise<() => Promise<void>> {
  let released = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ connectionString, application_name: "handrail job lock", keepAlive: true });
    made.on("error", () => undefined);
    await made.connect();
    await made.query(`SELECT pg_advisory_lock(${runnerLockSql})`, [runnerId]);
    made.once("end", () => void reconnect());
    return made;
  }

  async function reconnect(): Promise<void> {
    if (released) return;
    log.warn("the job runner's lock was lost with its connection");
    while (!released) {
      await pause(retryMs, undefined, { ref: false });
      try {
        const made = await connect();
        if (released) await made.end();
        client = made;
        return;
      } catch (error) {
        log.warn("the job runner's lock cannot be taken", { error: describeError(error) });
      }
    }
  }

  return async () => {
    released = true;
    await client.end().catch(() => undefined);
  };
}
