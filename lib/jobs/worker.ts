import "server-only";
/** Entry of the worker process (dist/worker.mjs). Any number of them run beside the web processes. */
import { pool } from "@/lib/db/pool";
import { log } from "@/lib/platform/log";
import { connectBell, disconnectBell } from "@/lib/realtime/bell";
import { postgresTransport } from "@/lib/realtime/postgres-transport";
import { startJobs } from "./start-jobs";
import { watchParent } from "./watch-parent";

const stopWithinMs = 10_000;

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
  watchParent(stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
