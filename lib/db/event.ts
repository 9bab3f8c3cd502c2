import "server-only";
/** Rows of the log. The application may insert and read them, nothing else. */
import type { Tx } from "./tx";

export type EventRow = { id: string; type: string; subjectType: string; subjectId: string; actorKind: string; actorId: string | null; data: unknown };

/** An event without a conversation, and its pending row for the sealer, in one statement. */
export async function insertEvent(tx: Tx, event: EventRow): Promise<void> {
  await tx.query(
    `WITH written AS (
       INSERT INTO event (workspace_id, id, type, subject_type, subject_id, actor_kind, actor_id, data, occurred_at)
       VALUES ($1::uuid, $2::uuid, $3, $4, $5::uuid, $6, $7::uuid, $8::jsonb, $9::timestamptz) RETURNING id
     )
     INSERT INTO event_pending (workspace_id, event_id, created_at) SELECT $1::uuid, id, $9::timestamptz FROM written`,
    [tx.workspaceId, event.id, event.type, event.subjectType, event.subjectId, event.actorKind, event.actorId, JSON.stringify(event.data), tx.now],
  );
}
