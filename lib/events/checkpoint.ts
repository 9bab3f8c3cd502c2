import "server-only";
/** Signs the head of a workspace's chain, so that nobody can rewrite what lies before it without the installation's key. */
import { signCheckpoint } from "@/lib/core/audit-chain/checkpoint";
import type { Checkpoint } from "@/lib/core/audit-chain/checkpoint";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { listWorkspacesWithoutCheckpoint } from "@/lib/db/lookup";
import { insertCheckpoint, lastSealedAt, type LockedHead, lockHead, readCheckpoints } from "@/lib/db/seal";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { auditSigningKey } from "@/lib/platform/crypto";

/** A checkpoint is due after this many seals, whatever the traffic. */
export const sealsPerCheckpoint = 1000;
/** And when nothing was sealed for this long. */
export const restBeforeCheckpointMs = 60_000;

/** Signs the locked head; null when its seq is signed already. */
export async function signHead(tx: Tx, head: LockedHead): Promise<Checkpoint | null> {
  if (head.seq <= head.checkpointSeq) return null;
  const { privateKey, publicKeyRaw } = auditSigningKey();
  const claim = { workspaceId: tx.workspaceId, seq: head.seq, hash: head.hash, prevSeq: head.checkpointSeq, signedAt: tx.now.toISOString() };
  const checkpoint = signCheckpoint(claim, privateKey);
  await insertCheckpoint(tx, checkpoint, publicKeyRaw.toString("base64url"));
  return checkpoint;
}

/** The newest checkpoint, over everything that is sealed now: signs one when it is missing. Waits for a running sealer. Null for an empty chain. */
export async function checkpointNow(workspaceId: WorkspaceId): Promise<Checkpoint | null> {
  return withWorkspaceSql({ workspaceId }, async (tx) => {
    const head = await lockHead(tx, true);
    if (head === null || head.seq === 0) return null;
    return (await signHead(tx, head)) ?? (await readCheckpoints(tx, head.seq - 1, 1))[0] ?? null;
  });
}

/** Signs the chains that have unsigned seals and have been at rest for a minute. Returns how many it signed. */
export async function signRestingChains(limit: number): Promise<number> {
  let signed = 0;
  for (const workspaceId of await listWorkspacesWithoutCheckpoint(limit)) {
    const checkpoint = await withWorkspaceSql({ workspaceId }, async (tx) => {
      const head = await lockHead(tx);
      const sealedAt = head === null ? null : await lastSealedAt(tx);
      if (head === null || sealedAt === null || tx.now.getTime() - sealedAt.getTime() < restBeforeCheckpointMs) return null;
      return signHead(tx, head);
    });
    if (checkpoint !== null) signed += 1;
  }
  return signed;
}
