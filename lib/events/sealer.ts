import "server-only";
/**
 * The sealer's loop: woken by whoever has written, with a poll behind it because a wake may be lost. Any number of processes run it.
 * A workspace that is busy elsewhere or has more than its share goes to the end of the line, so no tenant waits for a loud one.
 */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { listUnsealedWorkspaces } from "@/lib/db/lookup";
import { describeError, log } from "@/lib/platform/log";
import { signRestingChains } from "./checkpoint";
import { pollUntilAborted } from "./poll-until-aborted";
import { sealWorkspace } from "./seal-workspace";

export type SealerOptions = {
  /** Ends the loop; what is being sealed is finished first. */
  readonly signal: AbortSignal;
  /** Subscribes to "this workspace has new events" and returns how to stop. */
  readonly wakes?: (wake: (workspaceId: WorkspaceId) => void) => () => void;
  /** After each commit of seals, with the head's seq. Must not throw. */
  readonly onSealed?: (workspaceId: WorkspaceId, seq: number) => void;
  /** How often to look for events whose wake was lost, in milliseconds. */
  readonly pollMs?: number;
  /** How often to look for chains at rest without a checkpoint, in milliseconds. */
  readonly checkpointPollMs?: number;
  /** Workspaces sealed at the same time by this process. */
  readonly lanes?: number;
  /** How long a workspace rests after it was sealed, in milliseconds: what is written meanwhile is sealed together. */
  readonly restMs?: number;
};

/** Workspaces that one look takes; the next look finds the rest. */
const lookLimit = 500;

/** The process that holds a chain may have read before our event was committed: look again soon. */
const busyRetryMs = 20;

/** Runs until the signal aborts, then resolves. Failures are logged and tried again at the next look. */
export async function runSealer(options: SealerOptions): Promise<void> {
  const { signal, wakes, onSealed, pollMs = 500, checkpointPollMs = 15_000, lanes = 4, restMs = 25 } = options;
  const due = new Set<WorkspaceId>();
  const running = new Map<WorkspaceId, Promise<void>>();
  const resting = new Set<WorkspaceId>();

  const work = async (workspaceId: WorkspaceId): Promise<void> => {
    try {
      const result = await sealWorkspace(workspaceId, { onSealed });
      if (result.kind === "busy") setTimeout(() => wake(workspaceId), busyRetryMs).unref();
      else if (result.more) due.add(workspaceId);
    } catch (error) {
      log.error("sealing failed", { workspaceId, error: describeError(error) });
    }
  };
  const pump = (): void => {
    for (const workspaceId of due) {
      if (signal.aborted || running.size >= lanes) return;
      // A wake during the work stays due: it may tell of an event that the running transaction does not see.
      if (running.has(workspaceId) || resting.has(workspaceId)) continue;
      due.delete(workspaceId);
      const task = work(workspaceId).finally(() => {
        running.delete(workspaceId);
        rest(workspaceId);
        pump();
      });
      running.set(workspaceId, task);
    }
  };
  // One seal of twenty messages costs little more than one of a single message: the first is sealed at once, a busy workspace in steps.
  const rest = (workspaceId: WorkspaceId): void => {
    resting.add(workspaceId);
    setTimeout(() => {
      resting.delete(workspaceId);
      pump();
    }, restMs).unref();
  };
  const wake = (workspaceId: WorkspaceId): void => {
    due.add(workspaceId);
    pump();
  };

  const unsubscribe = wakes?.(wake);
  await Promise.all([
    pollUntilAborted(signal, pollMs, "seal", async () => {
      for (const workspaceId of await listUnsealedWorkspaces(lookLimit)) wake(workspaceId);
    }),
    pollUntilAborted(signal, checkpointPollMs, "checkpoint", async () => {
      await signRestingChains(lookLimit);
    }),
  ]);
  unsubscribe?.();
  await Promise.all(running.values());
}
