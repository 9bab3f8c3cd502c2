import "server-only";
/** The queue of drafts that wait: keyset pages over an index for each filter, the riskiest first and of these the one that is due first. */
import type { ConversationId, DraftId, MemberId } from "@/lib/core/kernel/ids";
import { approversOf } from "./draft";
import type { Tx } from "./tx";

export type QueueRow = {
  id: DraftId;
  conversationId: ConversationId;
  version: number;
  /** 0 is the gravest. */
  rank: number;
  topic: string;
  heldFor: { code: string };
  visitorId: string;
  visitorName: string | null;
  visitorEmail: string | null;
  question: string | null;
  channelName: string;
  assigneeId: string | null;
  assigneeName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  leaseBy: string | null;
  leaseByName: string | null;
  leaseUntil: Date | null;
  /** As the keyset compares it: an instant, or `infinity`. */
  dueKey: string;
  dueAt: Date | null;
  escalatedAt: Date | null;
  approvalsNeeded: number;
  approvedBy: { id: string; name: string }[];
  createdAt: Date;
};

export type QueueFilter = { topic?: string; reason?: string; rank?: number; ownerId?: MemberId };

const rowColumns = `d.id, d.conversation_id AS "conversationId", d.version, coalesce(i.rank, 3) AS rank, coalesce(i.topic, x.topic, 'none') AS topic, coalesce(x.reasons->0, '{"code": "draft_mode"}') AS "heldFor",
  v.id AS "visitorId", v.name AS "visitorName", v.email AS "visitorEmail", left(q.text, 600) AS question, n.name AS "channelName",
  CASE WHEN c.handled_by = 'human' THEN c.assignee_id END AS "assigneeId", CASE WHEN c.handled_by = 'human' THEN a.name END AS "assigneeName",
  i.owner_id AS "ownerId", o.name AS "ownerName", i.lease_by AS "leaseBy", l.name AS "leaseByName", i.lease_until AS "leaseUntil", i.due_at::text AS "dueKey", nullif(i.due_at, 'infinity') AS "dueAt",
  i.escalated_at AS "escalatedAt", coalesce(i.approvals, 1) AS "approvalsNeeded", ${approversOf("d")} AS "approvedBy", d.created_at AS "createdAt"`;

/** Each by its key: a planner that knows few rows would rather read a whole table. */
const rowJoins = `JOIN LATERAL (SELECT * FROM conversation y WHERE y.workspace_id = $1 AND y.id = d.conversation_id LIMIT 1) c ON true
  JOIN LATERAL (SELECT * FROM decision y WHERE y.workspace_id = $1 AND y.id = d.decision_id LIMIT 1) x ON true
  JOIN LATERAL (SELECT * FROM visitor y WHERE y.workspace_id = $1 AND y.id = c.visitor_id LIMIT 1) v ON true
  JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
  LEFT JOIN LATERAL (SELECT * FROM message y WHERE y.workspace_id = $1 AND y.id = x.message_id LIMIT 1) q ON true
  LEFT JOIN member a ON a.workspace_id = $1 AND a.id = c.assignee_id
  LEFT JOIN member o ON o.workspace_id = $1 AND o.id = i.owner_id
  LEFT JOIN member l ON l.workspace_id = $1 AND l.id = i.lease_by`;

/** One more row than `limit`. The drafts are picked from the index before anything is joined. */
export async function listQueue(tx: Tx, filter: QueueFilter, after: { rank: number; dueKey: string; id: string } | null, limit: number): Promise<QueueRow[]> {
  const values: unknown[] = [tx.workspaceId, limit + 1];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = ["i.workspace_id = $1"];
  if (filter.topic !== undefined) where.push(`i.topic = ${bind(filter.topic)}`);
  if (filter.reason !== undefined) where.push(`i.reason_code = ${bind(filter.reason)}`);
  if (filter.rank !== undefined) where.push(`i.rank = ${bind(filter.rank)}::smallint`);
  if (filter.ownerId !== undefined) where.push(`i.owner_id = ${bind(filter.ownerId)}::uuid`);
  if (after) where.push(`(i.rank, i.due_at, i.draft_id) > (${bind(after.rank)}::smallint, ${bind(after.dueKey)}::timestamptz, ${bind(after.id)}::uuid)`);
  return tx.query<QueueRow>(
    `WITH page AS (SELECT i.* FROM review_item i WHERE ${where.join(" AND ")} ORDER BY i.rank, i.due_at, i.draft_id LIMIT $2)
     SELECT ${rowColumns} FROM page i JOIN LATERAL (SELECT * FROM draft y WHERE y.workspace_id = $1 AND y.id = i.draft_id LIMIT 1) d ON true ${rowJoins}
     ORDER BY i.rank, i.due_at, i.draft_id`,
    values,
  );
}

/** Of any status. */
export async function findQueueRow(tx: Tx, id: DraftId): Promise<QueueRow | null> {
  const [row] = await tx.query<QueueRow>(
    `SELECT ${rowColumns} FROM draft d LEFT JOIN review_item i ON i.workspace_id = $1 AND i.draft_id = d.id ${rowJoins} WHERE d.workspace_id = $1 AND d.id = $2`,
    [tx.workspaceId, id],
  );
  return row ?? null;
}

export type QueueCounts = { waiting: number; dueSoon: number; oldestAt: Date | null };

/** Counting stops at 501. */
export async function countQueue(tx: Tx, dueBefore: Date): Promise<QueueCounts> {
  const [row] = await tx.query<QueueCounts>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM review_item i WHERE i.workspace_id = $1 ORDER BY i.created_at LIMIT 501) w) AS waiting,
            (SELECT count(*)::int FROM (SELECT 1 FROM review_item i WHERE i.workspace_id = $1 AND i.due_at <= $2 ORDER BY i.due_at LIMIT 501) s) AS "dueSoon",
            (SELECT i.created_at FROM review_item i WHERE i.workspace_id = $1 ORDER BY i.created_at LIMIT 1) AS "oldestAt"`,
    [tx.workspaceId, dueBefore],
  );
  return row ?? { waiting: 0, dueSoon: 0, oldestAt: null };
}
