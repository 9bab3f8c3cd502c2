import "server-only";
/**
 * Listeners of the sealed log: each has a cursor of its own per workspace and gets every event once it is sealed, in the order of the chain.
 * The handler runs in the transaction that moves the cursor: what it writes there happens exactly once; what it causes elsewhere belongs
 * into a job that it enqueues. Writers do not know who follows.
 */
import type { SealedEvent } from "@/lib/core/audit-chain/seal-event";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { lockCursor, moveCursor, readSeals } from "@/lib/db/seal";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { describeError, log } from "@/lib/platform/log";
import { pollUntilAborted } from "./poll-until-aborted";

export type Listener = {
  /** Name of the cursor. A new name starts at the beginning of the log. */
  readonly name: string;
  /** Gets events in the order of the chain, at least one. A throw leaves the cursor; the same events come again. */
  readonly handle: (tx: Tx, facts: readonly SealedEvent[]) => Promise<void>;
};

export type FollowResult =
  /** Another process holds the cursor. */
  { readonly kind: "busy" } | { readonly kind: "followed"; readonly count: number; readonly seq: number; readonly more: boolean };

/** Hands the listener the next events of one workspace, `limit` at most, and moves its cursor, in one transaction. Throws what the handler throws. */
export async function follow(workspaceId: WorkspaceId, listener: Listener, limit = 200): Promise<FollowResult> {
  return withWorkspaceSql({ workspaceId }, async (tx) => {
    const cursor = await lockCursor(tx, listener.name);
    if (cursor === null) return { kind: "busy" };
    const facts = await readSeals(tx, cursor, limit);
    const seq = facts.at(-1)?.seq ?? cursor;
    if (facts.length > 0) {
      await listener.handle(tx, facts);
      await moveCursor(tx, listener.name, seq);
    }
    return { kind: "followed", count: facts.length, seq, more: facts.length === limit };
  });
}

export type FollowerOptions = {
  /** Ends the loop; what is being handled is finished first. */
  readonly signal: AbortSignal;
  readonly listeners: readonly Listener[];
  /** Subscribes to "this workspace has new seals" and returns how to stop. */
  readonly sealed: (wake: (workspaceId: WorkspaceId) => void) => () => void;
  /** Workspaces in which the listener's cursor is behind the chain: finds what a lost wake or a stop left behind. */
  readonly behind: (listener: string) => Promise<readonly WorkspaceId[]>;
  readonly pollMs?: number;
};

/** Runs all listeners until the signal aborts, then resolves. One listener's failure delays neither another listener nor another workspace. */
export async function runListeners(options: FollowerOptions): Promise<void> {
  const { signal, listeners, sealed, behind, pollMs = 2000 } = options;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();

  const work = async (listener: Listener, workspaceId: WorkspaceId): Promise<void> => {
    try {
      for (let more = true; more && !signal.aborted;) {
        const result = await follow(workspaceId, listener);
        more = result.kind === "followed" && result.more;
      }
    } catch (error) {
      log.error("a listener failed and will be called again", { workspaceId, job: listener.name, error: describeError(error) });
    }
  };
  const start = (listener: Listener, workspaceId: WorkspaceId): void => {
    const key = `${listener.name} ${workspaceId}`;
    if (signal.aborted) return;
    if (running.has(key)) {
      again.add(key);
      return;
    }
    const task = work(listener, workspaceId).finally(() => {
      running.delete(key);
      if (again.delete(key)) start(listener, workspaceId);
    });
    running.set(key, task);
  };

  const unsubscribe = sealed((workspaceId) => {
    for (const listener of listeners) start(listener, workspaceId);
  });
  await pollUntilAborted(signal, pollMs, "listeners", async () => {
    for (const listener of listeners) for (const workspaceId of await behind(listener.name)) start(listener, workspaceId);
  });
  unsubscribe();
  await Promise.all(running.values());
}
