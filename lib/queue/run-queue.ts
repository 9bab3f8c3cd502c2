import "server-only";
/** Takes jobs from the queue and calls their handlers. Connected as the runner's role; handlers use the application's. */
import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { type JobName, type JobPayload, jobSchemas } from "@/lib/contracts/jobs/job-types";
import { env } from "@/lib/platform/env";
import { describeError, log } from "@/lib/platform/log";
import { holdRunnerLock } from "./runner-lock";
import { completeUnknownJobs, releaseDeadRunners } from "./tend-queue";

export type JobHandlers = { [N in JobName]: (payload: JobPayload<N>) => Promise<unknown> };

export type RunningQueue = {
  /** See `tend-queue.ts`. */
  releaseDeadRunners(): Promise<number>;
  completeUnknownJobs(): Promise<number>;
  /** Takes no more jobs and waits for those under way, six seconds at most; what is not done by then is done by another process. */
  stop(): Promise<void>;
};

const concurrency = 4;
/** A job that is due later is found by looking; one that is due at once is announced by the database. */
const pollMs = 1000;
const restartMs = 1000;
const stopWithinMs = 6000;

/** Throws when the queue cannot be reached at first; later interruptions are survived. */
export async function runQueue(handlers: JobHandlers): Promise<RunningQueue> {
  const connectionString = env().DATABASE_JOBS_URL;
  if (!connectionString) throw new Error("DATABASE_JOBS_URL is not set; the start script derives it from DATABASE_URL.");
  const pool = new pg.Pool({ connectionString, max: 6, connectionTimeoutMillis: 10_000, statement_timeout: 15_000, application_name: "handrail jobs" });
  pool.on("error", (error) => log.warn("an idle connection of the job runner was lost", { error: describeError(error) }));
  // graphile-worker attaches to the clients it takes; theirs is the reporting, ours is not to die of it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const tasks = taskList(handlers);
  const stopping = new AbortController();
  let releaseLock = async () => {};
  let runner: Runner | null = null;

  async function start(): Promise<Runner> {
    await releaseLock();
    const events: WorkerEvents = new EventEmitter();
    let runnerId = "";
    events.once("pool:create", ({ workerPool }) => (runnerId = workerPool.id));
    const started = await run({
      pgPool: pool,
      taskList: tasks,
      concurrency,
      pollInterval: pollMs,
      noHandleSignals: true,
      parsedCronItems: [],
      schema: "graphile_worker",
      logger,
      events,
    });
    started.promise.catch(() => undefined);
    releaseLock = await holdRunnerLock(connectionString ?? "", runnerId);
    return started;
  }

  async function keepRunning(first: Runner): Promise<void> {
    for (let current: Runner | null = first; !stopping.signal.aborted;) {
      runner = current;
      await current?.promise.catch((error: unknown) => log.error("the job runner ended", { error: describeError(error) }));
      if (stopping.signal.aborted) return;
      await pause(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      current = await start().catch((error: unknown) => {
        log.warn("the job runner cannot start", { error: describeError(error) });
        return null;
      });
    }
  }

  const running = keepRunning(await start());
  return {
    releaseDeadRunners: () => releaseDeadRunners(pool),
    completeUnknownJobs: () => completeUnknownJobs(pool, Object.keys(jobSchemas)),
    stop: async () => {
      stopping.abort();
      const stopped = Promise.allSettled([runner?.stop(), running]);
      const deadline = pause(stopWithinMs, "late", { ref: false });
      if ((await Promise.race([stopped, deadline])) === "late") log.warn("jobs were still under way at the end of the process");
      await releaseLock();
      await Promise.race([pool.end(), pause(1000, undefined, { ref: false })]);
    },
  };
}

/** A payload that does not fit is logged and its job completed: trying again would not mend it. */
function taskList(handlers: JobHandlers): TaskList {
  return Object.fromEntries(
    (Object.keys(jobSchemas) as JobName[]).map((name) => [
      name,
      async (raw, { job }) => {
        const parsed = jobSchemas[name].safeParse(raw);
        if (!parsed.success) return log.error("a job's payload does not fit and was dropped", { job: name });
        try {
          await (handlers[name] as (payload: unknown) => Promise<unknown>)(parsed.data);
        } catch (error) {
          log.error("a job failed", { job: name, count: job.attempts, error: describeError(error) });
          // The queue stores this message: it says where, never what.
          throw new Error(describeError(error));
        }
      },
    ]),
  );
}

const logger = new Logger(() => (level, _message, meta) => {
  if (level !== "error" && level !== "warning") return;
  const error = (meta as { error?: unknown } | undefined)?.error;
  log.warn("the job runner reports trouble", error === undefined ? {} : { error: describeError(error) });
});
