import "server-only";
/** All work that no request waits for: the queue, the sealer, the log's listeners, what is looked for periodically, the heartbeat. */
import { setMaxListeners } from "node:events";
import { runSealer } from "@/lib/events/sealer";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import type { ProcessKind } from "@/lib/db/process-heartbeat";
import { runWebhooks } from "@/lib/features/webhook/deliver-due";
import { runQueue } from "@/lib/queue/run-queue";
import { listen, ringSealed } from "@/lib/realtime/bell";
import { every } from "./every";
import { jobHandlers } from "./handlers";
import { startHeartbeat } from "./heartbeat";
import { followLog } from "./listeners";
import { schedule } from "./schedule";

/**
 * `kind` is the process that the work runs in: `web` when it runs inside. The bell is connected by the caller. `stop` finishes what is under
 * way within seconds; what is not finished is done by another process or after the next start.
 */
export async function startJobs(kind: ProcessKind): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Every loop waits on it; ten is where Node suspects a leak.
  setMaxListeners(0, signal);
  const queue = await runQueue(jobHandlers);
  const heartbeat = await startHeartbeat(kind);
  const loops = schedule(queue).map(({ name, everyMs, run }) => every(everyMs, name, run, signal));
  const sealing = runSealer({ signal, wakes, onSealed: ringSealed });
  const following = followLog(signal);
  const delivering = runWebhooks({ signal });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([queue.stop(), heartbeat.stop(), sealing, following, delivering, ...loops]);
    },
  };
}

/** Whoever has written rings for the conversation or the approval; the sealer takes that as "there is something to seal". */
function wakes(wake: (workspaceId: WorkspaceId) => void): () => void {
  return listen("sealer", (bell) => {
    if (bell.kind === "conversation" || bell.kind === "approval") wake(bell.workspaceId as WorkspaceId);
  });
}
