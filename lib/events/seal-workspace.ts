import "server-only";
/**
 * Puts a workspace's committed events into its chain. Any number of processes may try: the head's row lock lets one at a time through,
 * and seals, pending rows and head change in one transaction, so a process that dies leaves the chain as it was.
 */
import { sealEvent } from "@/lib/core/audit-chain/seal-event";
import type { ChainHead, SealedEvent } from "@/lib/core/audit-chain/seal-event";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { lockHead, type PendingEvent, readPending, writeSeals } from "@/lib/db/seal";
import { withWorkspaceSql } from "@/lib/db/tx";
import { log } from "@/lib/platform/log";
import { sealsPerCheckpoint, signHead } from "./checkpoint";

/** Events that one transaction seals at most. */
export const sealBatchSize = 1000;

export type SealResult =
  /** Another process seals this workspace right now. */
  | { readonly kind: "busy" }
  /** `seq` is the head's after it; `more` says that the batch was full. */
  | { readonly kind: "sealed"; readonly count: number; readonly seq: number; readonly more: boolean };

/**
 * Seals in the order of `ord`. An event that cannot be sealed (its data could not have come through `append`) is left out and reported, and with
 * it the later events of its conversation, so that the order there stays right and the rest of the workspace goes on.
 */
export function sealBatch(
  workspaceId: WorkspaceId,
  head: ChainHead,
  pending: readonly PendingEvent[],
  held: Set<string>,
  sealedAt: string,
): { seals: SealedEvent[]; ords: number[] } {
  const seals: SealedEvent[] = [];
  const ords: number[] = [];
  let last = head;
  for (const { ord, event } of pending) {
    if (event.conversationId !== null && held.has(event.conversationId)) continue;
    try {
      const seal = sealEvent(workspaceId, last, event, sealedAt);
      seals.push(seal);
      ords.push(ord);
      last = { seq: seal.seq, hash: seal.hash };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      if (event.conversationId !== null) held.add(event.conversationId);
      log.error("an event cannot be sealed and stays pending", { workspaceId, subjectId: event.id, code: event.type });
    }
  }
  return { seals, ords };
}

/**
 * Seals up to `maxBatches` batches, a transaction each. Signs a checkpoint in the same transaction when enough seals are unsigned.
 * `onSealed` is called after each commit.
 */
export async function sealWorkspace(
  workspaceId: WorkspaceId,
  options: { maxBatches?: number; batchSize?: number; onSealed?: (workspaceId: WorkspaceId, seq: number) => void } = {},
): Promise<SealResult> {
  const { maxBatches = 5, batchSize = sealBatchSize, onSealed } = options;
  const held = new Set<string>();
  let count = 0;
  let seq = 0;
  let afterOrd = 0;
  for (let batch = 0; batch < maxBatches; batch += 1) {
    const step = await withWorkspaceSql({ workspaceId }, async (tx) => {
      const head = await lockHead(tx);
      if (head === null) return null;
      const pending = await readPending(tx, afterOrd, batchSize);
      const { seals, ords } = sealBatch(workspaceId, head, pending, held, tx.now.toISOString());
      await writeSeals(tx, seals, ords);
      const reached = { ...head, seq: head.seq + seals.length, hash: seals.at(-1)?.hash ?? head.hash };
      if (reached.seq - reached.checkpointSeq >= sealsPerCheckpoint) await signHead(tx, reached);
      return { sealed: seals.length, seq: reached.seq, full: pending.length === batchSize, ord: pending.at(-1)?.ord ?? afterOrd };
    });
    if (step === null) return count === 0 ? { kind: "busy" } : { kind: "sealed", count, seq, more: true };
    count += step.sealed;
    seq = step.seq;
    afterOrd = step.ord;
    if (step.sealed > 0) onSealed?.(workspaceId, step.seq);
    if (!step.full) return { kind: "sealed", count, seq, more: false };
  }
  return { kind: "sealed", count, seq, more: true };
}
