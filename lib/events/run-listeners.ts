import "server-only";
/**
 * The listeners' loop: woken by what was sealed, with a poll behind it because a wake may be lost. Any number of processes run it; a cursor's
 * row lock lets one at a time through. A workspace with more than a page goes to the end of the line, so no tenant waits for a loud one.
 */
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { listWorkspacesBehind, restCursor } from "@/lib/db/listener-cursor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";
import { follow, type Listener, pageSize } from "./follow";
import { pollUntilAborted } from "./poll-until-aborted";

export type FollowerOptions = {
  /** Ends the loop; what is being handled is finished first. */
  readonly signal: AbortSignal;
  readonly listeners: readonly Listener[];
  /** Subscribes to "this workspace has new seals" and returns how to stop. */
  readonly sealed: (wake: (workspaceId: WorkspaceId) => void) => () => void;
  /** How often to look for events whose wake was lost and for listeners whose rest is over, in milliseconds. */
  readonly pollMs?: number;
  /** How long wakes are gathered before work begins, in milliseconds. */
  readonly gatherMs?: number;
  /** Pages handled at the same time by this process. */
  readonly lanes?: number;
};

type Due = { readonly listener: Listener; readonly workspaceId: WorkspaceId };

/** Workspaces that one statement of a look finds. */
const lookLimit = 500;
/** The process that holds a cursor may have read before our events were sealed: look again soon. */
const busyRetryMs = 100;

/** Runs all listeners until the signal aborts, then resolves. One listener's failure delays neither another listener nor another workspace. */
export async function runListeners(options: FollowerOptions): Promise<void> {
  const { signal, listeners, sealed, pollMs = 2000, gatherMs = 50, lanes = 3 } = options;
  const due = new Map<string, Due>();
  const running = new Map<string, Promise<void>>();
  let gathering = false;

  const start = (listener: Listener, workspaceId: WorkspaceId): void => {
    due.set(`${listener.name} ${workspaceId}`, { listener, workspaceId });
  };
  const pump = (): void => {
    for (const [key, { listener, workspaceId }] of due) {
      if (signal.aborted || running.size >= lanes) return;
      // A wake during the work stays due: it may tell of a seal that the running transaction does not see.
      if (running.has(key)) continue;
      due.delete(key);
      const task = work(listener, workspaceId).finally(() => {
        running.delete(key);
        pump();
      });
      running.set(key, task);
    }
  };
  const later = (waitMs: number, then: () => void): void => {
    setTimeout(() => {
      then();
      pump();
    }, waitMs).unref();
  };
  const work = async (listener: Listener, workspaceId: WorkspaceId): Promise<void> => {
    const result = await takePage(listener, workspaceId, signal);
    if (result === "busy") later(busyRetryMs, () => start(listener, workspaceId));
    else if (result === "more") start(listener, workspaceId);
  };

  const unsubscribe = sealed((workspaceId) => {
    for (const listener of listeners) start(listener, workspaceId);
    if (gathering) return;
    gathering = true;
    later(gatherMs, () => (gathering = false));
  });
  await pollUntilAborted(signal, pollMs, "listeners", async () => {
    for (const listener of listeners) {
      let after: WorkspaceId | null = null;
      for (let full = true; full && !signal.aborted;) {
        const found: WorkspaceId[] = await listWorkspacesBehind(listener.name, after, now(), lookLimit);
        for (const workspaceId of found) start(listener, workspaceId);
        after = found.at(-1) ?? after;
        full = found.length === lookLimit;
        pump();
      }
    }
  });
  unsubscribe();
  await Promise.all(running.values());
}

/**
 * One page. When the listener throws, smaller and smaller pages are tried, so that what comes before the event that it cannot take is handled;
 * when a single event fails, the cursor rests.
 */
async function takePage(listener: Listener, workspaceId: WorkspaceId, signal: AbortSignal): Promise<"done" | "more" | "busy"> {
  let limit = pageSize;
  for (let handled = 0; handled < pageSize;) {
    try {
      const result = await follow(workspaceId, listener, limit);
      if (result.kind === "busy") return "busy";
      if (result.kind === "resting" || !result.more) return "done";
      if (signal.aborted) return "more";
      handled += result.count;
    } catch (error) {
      if (limit === 1 || signal.aborted) {
        await rest(listener, workspaceId, error);
        return "done";
      }
      limit = Math.ceil(limit / 6);
    }
  }
  return "more";
}

async function rest(listener: Listener, workspaceId: WorkspaceId, error: unknown): Promise<void> {
  const fields = { workspaceId, job: listener.name, error: describeError(error) };
  try {
    const count = await withWorkspaceSql({ workspaceId }, (tx) => restCursor(tx, listener.name));
    log.error("a listener failed and rests before it tries again", { ...fields, count });
  } catch {
    log.error("a listener failed and will be called again", fields);
  }
}
