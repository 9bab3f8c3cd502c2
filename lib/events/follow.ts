import "server-only";
/**
 * Listeners of the sealed log: each has a cursor of its own per workspace and gets every event once it is sealed, in the order of the chain.
 * The handler runs in the transaction that moves the cursor: what it writes there happens exactly once; what it causes elsewhere belongs
 * into a row or a job that it makes there. Writers do not know who follows.
 */
import type { SealedEvent } from "@/lib/core/audit-chain/seal-event";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { lockCursor, moveCursor } from "@/lib/db/listener-cursor";
import { readSeals } from "@/lib/db/seal";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";

export type Listener = {
  /** Name of the cursor. A new name starts at the beginning of the log. */
  readonly name: string;
  /** Gets events in the order of the chain, at least one. A throw leaves the cursor; the same events come again, in smaller pages. */
  readonly handle: (tx: Tx, facts: readonly SealedEvent[]) => Promise<void>;
  /** Called after the commit, with the workspace in which something was handled: to ring a bell. Must not throw. */
  readonly done?: (workspaceId: WorkspaceId) => void;
};

export type FollowResult =
  /** Another process holds the cursor, or the listener failed here and rests. */
  | { readonly kind: "busy" }
  | { readonly kind: "resting" }
  | { readonly kind: "followed"; readonly count: number; readonly seq: number; readonly more: boolean };

/** Events that a page holds at most. */
export const pageSize = 200;

/** Hands the listener the next events of one workspace, `limit` at most, and moves its cursor, in one transaction. Throws what the handler throws. */
export async function follow(workspaceId: WorkspaceId, listener: Listener, limit = pageSize): Promise<FollowResult> {
  const result = await withWorkspaceSql({ workspaceId }, async (tx): Promise<FollowResult> => {
    const cursor = await lockCursor(tx, listener.name);
    if (cursor === null) return { kind: "busy" };
    if (cursor.retryAt !== null && cursor.retryAt > tx.now) return { kind: "resting" };
    const facts = await readSeals(tx, cursor.seq, limit);
    const seq = facts.at(-1)?.seq ?? cursor.seq;
    if (facts.length > 0) {
      await listener.handle(tx, facts);
      await moveCursor(tx, listener.name, seq);
    }
    return { kind: "followed", count: facts.length, seq, more: facts.length === limit };
  });
  if (result.kind === "followed" && result.count > 0) listener.done?.(workspaceId);
  return result;
}
