import "server-only";
/** How much of the log is sealed, what waits, and what the last verification found. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { AuditStatus } from "@/lib/contracts/api/audit";
import { readAuditStatus } from "@/lib/db/audit";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { auditSigningKey } from "@/lib/platform/crypto";

/** Throws forbidden. */
export async function getAuditStatus(actor: MemberActor): Promise<AuditStatus> {
  requireScope(actor, "audit:read");
  return withWorkspaceSql(actor, readStatus);
}

export async function readStatus(tx: Tx): Promise<AuditStatus> {
  const row = await readAuditStatus(tx);
  return {
    sealed: row.sealed,
    pending: row.pending,
    oldestPendingMs: row.oldestPendingAt === null ? null : Math.max(0, tx.now.getTime() - row.oldestPendingAt.getTime()),
    headHash: row.headHash,
    checkpoint:
      row.checkpointSeq === null || row.checkpointAt === null
        ? null
        : { seq: row.checkpointSeq, signedAt: row.checkpointAt.toISOString(), keyId: row.checkpointKeyId ?? "" },
    lastVerified: row.verifiedAt === null ? null : { seq: row.verifiedSeq, at: row.verifiedAt.toISOString(), problem: row.verifiedProblem },
    publicKey: auditSigningKey().publicKeyRaw.toString("base64url"),
  };
}
