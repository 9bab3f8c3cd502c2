import "server-only";
/** Who follows the sealed log, in one list. Each has a cursor a workspace under its name; a new name starts at the beginning of the log. */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import type { Listener } from "@/lib/events/follow";
import { runListeners } from "@/lib/events/run-listeners";
import { rollUp } from "@/lib/features/metrics/roll-up";
import { countUsage } from "@/lib/features/usage/count-usage";
import { webhookListener } from "@/lib/features/webhook/queue-deliveries";
import { listen } from "@/lib/realtime/bell";

export const listeners: readonly Listener[] = [rollUp, countUsage, webhookListener];

/** Runs them all until the signal aborts; in every process that does work, beside those of the others. */
export async function followLog(signal: AbortSignal): Promise<void> {
  await runListeners({
    signal,
    listeners,
    sealed: (wake) =>
      listen("listeners", (bell) => {
        if (bell.kind === "sealed") wake(bell.workspaceId as WorkspaceId);
      }),
  });
}
