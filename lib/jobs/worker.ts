import "server-only";
/** Entry of the worker process (dist/worker.mjs). Any number of them run beside the web processes. */
import { pool } from "@/lib/db/pool";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { connectBell, disconnectBell } from "@/lib/realtime/bell";
import { postgresTransport } from "@/lib/realtime/postgres-transport";
import { startJobs } from "./start-jobs";

const stopWithinMs = 10_000;
const parentLookMs = 1000;

async function main(): Promise<void> {
  await connectBell(postgresTransport());
  const jobs = await startJobs("worker");
  log.info("the worker runs", { process: "worker" });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    await jobs.stop();
    await disconnectBell();
    await pool().end();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void stop());
  endWithParent(stop);
}

/** Ends when the process that started it is gone, so that nothing is left running. */
function endWithParent(stop: () => Promise<void>): void {
  const parent = env().HANDRAIL_PARENT_PID;
  if (parent === undefined) return;
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ESRCH") void stop();
    }
  }, parentLookMs).unref();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
