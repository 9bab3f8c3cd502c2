import "server-only";
/** What every web process starts once, whether the front or plain Next runs it: the bell, and the jobs where they run inside. */
import { connectBell } from "@/lib/realtime/bell";
import { postgresTransport } from "@/lib/realtime/postgres-transport";
import { startJobs } from "@/lib/jobs/start-jobs";
import { startHeartbeat } from "@/lib/jobs/heartbeat";
import { env } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";

export type StartedProcess = { stop(): Promise<void> };

export function startProcess(): Promise<StartedProcess> {
  return singleton("started-process", async () => {
    await connectBell(postgresTransport());
    if (env().WORKER === "inside") return startJobs("web");
    return startHeartbeat("web");
  });
}
