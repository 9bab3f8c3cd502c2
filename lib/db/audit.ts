import "server-only";
/** The log as the console reads it: keyset pages by time, each filter over an index of its own. */
import type { Tx } from "./tx";

export type AuditRow = {
  id: string;
  type: string;
  subjectType: string;
  subjectId: string;
  conversationId: string | null;
  conversationSeq: number | null;
  actorKind: "member" | "api_key" | "visitor" | "system" | "bot";
  actorId: string | null;
  actorName: string | null;
  data: Record<string, unknown>;
  occurredAt: Date;
  sealSeq: number | null;
  hash: string | null;
  prevHash: string | null;
  sealedAt: Date | null;
};

const columns = `e.id, e.type, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.conversation_id AS "conversationId", e.conversation_seq AS "conversationSeq",
  e.actor_kind AS "actorKind", e.actor_id AS "actorId", CASE e.actor_kind WHEN 'member' THEN (SELECT m.name FROM member m WHERE m.workspace_id = $1 AND m.id = e.actor_id)
    WHEN 'api_key' THEN (SELECT k.name FROM api_key k WHERE k.workspace_id = $1 AND k.id = e.actor_id) END AS "actorName", e.data, e.occurred_at AS "occurredAt",
  s.seq AS "sealSeq", s.hash, s.prev_hash AS "prevHash", s.sealed_at AS "sealedAt"`;

export type AuditFilter = { type?: string; actorId?: string; conversationId?: string; after?: Date; before?: Date };

/** Newest first; one more row than `limit`. */
export async function listAuditRows(tx: Tx, filter: AuditFilter, beyond: { at: Date; id: string } | null, limit: number): Promise<AuditRow[]> {
  const values: unknown[] = [tx.workspaceId];
  const where = ["e.workspace_id = $1"];
  const add = (sql: (place: string) => string, value: unknown) => {
    values.push(value);
    where.push(sql(`$${values.length}`));
  };
  if (filter.type !== undefined) {
    if (filter.type.includes(".")) add((place) => `e.type = ${place}`, filter.type);
    else {
      add((place) => `e.type >= ${place}`, `${filter.type}.`);
      add((place) => `e.type < ${place}`, `${filter.type}/`);
    }
  }
  if (filter.actorId !== undefined) add((place) => `e.actor_id = ${place}::uuid`, filter.actorId);
  if (filter.conversationId !== undefined) add((place) => `e.conversation_id = ${place}::uuid`, filter.conversationId);
  if (filter.after !== undefined) add((place) => `e.occurred_at >= ${place}::timestamptz`, filter.after);
  if (filter.before !== undefined) add((place) => `e.occurred_at < ${place}::timestamptz`, filter.before);
  if (beyond) {
    values.push(beyond.at, beyond.id);
    where.push(`(e.occurred_at, e.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  values.push(limit + 1);
  return tx.query<AuditRow>(
    `SELECT ${columns} FROM (SELECT * FROM event e WHERE ${where.join(" AND ")} ORDER BY e.occurred_at DESC, e.id DESC LIMIT $${values.length}) e
     LEFT JOIN event_seal s ON s.workspace_id = $1 AND s.event_id = e.id ORDER BY e.occurred_at DESC, e.id DESC`,
    values,
  );
}

/** The facts of a turn: its message, its decision, and what happened to its draft, handoff and reply. Oldest first. */
export async function listStoryRows(tx: Tx, subjectIds: readonly string[]): Promise<AuditRow[]> {
  return tx.query<AuditRow>(
    `SELECT ${columns} FROM event e LEFT JOIN event_seal s ON s.workspace_id = $1 AND s.event_id = e.id
     WHERE e.workspace_id = $1 AND e.subject_id = ANY($2::uuid[]) ORDER BY e.conversation_seq NULLS FIRST, e.occurred_at LIMIT 200`,
    [tx.workspaceId, subjectIds],
  );
}

export type AuditStatusRow = {
  sealed: number;
  headHash: string | null;
  verifiedSeq: number;
  verifiedAt: Date | null;
  verifiedProblem: string | null;
  pending: number;
  oldestPendingAt: Date | null;
  checkpointSeq: number | null;
  checkpointAt: Date | null;
  checkpointKeyId: string | null;
};

/** Pending rows are counted up to 10,000. */
export async function readAuditStatus(tx: Tx): Promise<AuditStatusRow> {
  const [row] = await tx.query<AuditStatusRow>(
    `SELECT coalesce(h.seq, 0) AS sealed, h.hash AS "headHash", coalesce(h.verified_seq, 0) AS "verifiedSeq", h.verified_at AS "verifiedAt", h.verified_problem AS "verifiedProblem",
       (SELECT count(*)::int FROM (SELECT 1 FROM event_pending p WHERE p.workspace_id = $1 LIMIT 10000) x) AS pending,
       (SELECT p.created_at FROM event_pending p WHERE p.workspace_id = $1 ORDER BY p.ord LIMIT 1) AS "oldestPendingAt",
       c.seq AS "checkpointSeq", c.signed_at AS "checkpointAt", c.key_id AS "checkpointKeyId"
     FROM (SELECT 1) one
     LEFT JOIN seal_head h ON h.workspace_id = $1
     LEFT JOIN LATERAL (SELECT * FROM audit_checkpoint k WHERE k.workspace_id = $1 ORDER BY k.seq DESC LIMIT 1) c ON true`,
    [tx.workspaceId],
  );
  if (!row) throw new Error("the audit status gave no row");
  return row;
}

export async function storeVerification(tx: Tx, result: { seq: number; problem: string | null }): Promise<void> {
  await tx.query(`UPDATE seal_head SET verified_seq = $2, verified_at = $3, verified_problem = $4 WHERE workspace_id = $1`, [
    tx.workspaceId,
    result.seq,
    tx.now,
    result.problem,
  ]);
}
