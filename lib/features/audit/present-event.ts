import "server-only";
/** A row of the log -> the API's shape. */
import type { AuditEvent } from "@/lib/contracts/api/audit";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { AuditRow } from "@/lib/db/audit";

export function presentEvent(row: AuditRow): AuditEvent {
  return {
    id: toWireId("event", row.id),
    type: row.type,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    conversationId: row.conversationId === null ? null : toWireId("conversation", row.conversationId),
    conversationSeq: row.conversationSeq,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    data: row.data,
    occurredAt: row.occurredAt.toISOString(),
    seal:
      row.sealSeq === null || row.sealedAt === null
        ? null
        : { seq: row.sealSeq, hash: row.hash ?? "", prevHash: row.prevHash ?? "", sealedAt: row.sealedAt.toISOString() },
    decisionId: row.subjectType === "decision" ? toWireId("decision", row.subjectId) : null,
  };
}
