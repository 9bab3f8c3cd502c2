import "server-only";
/** The inbox's lists: keyset pages over one index a view, never an OFFSET, never a full count. */
import type { InboxView } from "@/lib/core/conversation/inbox-views";
import type { ConversationId, MemberId, TeamId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

export type InboxRowData = {
  id: ConversationId;
  status: "open" | "pending" | "snoozed" | "resolved";
  handledBy: "bot" | "queue" | "human";
  visitorId: string;
  visitorName: string | null;
  visitorEmail: string | null;
  visitorVerified: boolean;
  lastAuthor: "visitor" | "bot" | "human" | "bot_approved" | "bot_edited_by_human" | "system" | null;
  lastText: string | null;
  lastMessageAt: Date;
  reasonCode: string | null;
  waitingSince: Date | null;
  assigneeId: string | null;
  assigneeName: string | null;
  teamId: string | null;
  teamName: string | null;
  handoffStatus: "requested" | "offered" | "accepted" | null;
  draftWaiting: boolean;
  channelName: string;
  createdAt: Date;
  version: number;
};

/** Where and in which order each view looks. `after` compares with the last row of the page before. */
const views: Record<InboxView, { where: string; key: "waiting_since" | "last_message_at"; direction: "ASC" | "DESC" }> = {
  unassigned: { where: "c.waiting_since IS NOT NULL AND c.assignee_id IS NULL", key: "waiting_since", direction: "ASC" },
  mine: { where: "c.assignee_id = $2 AND c.status = 'open'", key: "last_message_at", direction: "DESC" },
  bot: { where: "c.handled_by = 'bot' AND c.status = 'pending'", key: "last_message_at", direction: "DESC" },
  all: { where: "true", key: "last_message_at", direction: "DESC" },
  resolved: { where: "c.status = 'resolved'", key: "last_message_at", direction: "DESC" },
};

export const inboxKeyOf = (view: InboxView, row: InboxRowData): Date | null => (views[view].key === "waiting_since" ? row.waitingSince : row.lastMessageAt);

/** One more row than `limit`, so that the caller knows whether there is a next page. The keys are picked from the index before anything is joined; the last words are those of a visitor, bot or person. */
export async function listInboxRows(
  tx: Tx,
  query: {
    view: InboxView;
    memberId: MemberId | null;
    after: { at: Date; id: string } | null;
    limit: number;
    ids: readonly string[] | null;
    teamId?: TeamId;
  },
): Promise<InboxRowData[]> {
  const { where, key, direction } = views[query.view];
  const beyond = direction === "ASC" ? ">" : "<";
  return tx.query<InboxRowData>(
    `WITH page AS (
       SELECT c.* FROM conversation c
       WHERE c.workspace_id = $1 AND ${where} AND ($2::uuid IS NULL OR true)
         AND ($3::timestamptz IS NULL OR (c.${key}, c.id) ${beyond} ($3::timestamptz, $4::uuid))
         AND ($6::uuid[] IS NULL OR c.id = ANY($6::uuid[]))${query.teamId === undefined ? "" : " AND c.team_id = $7::uuid"}
       ORDER BY c.${key} ${direction}, c.id ${direction} LIMIT $5
     )
     SELECT c.id, c.status, c.handled_by AS "handledBy", v.id AS "visitorId", v.name AS "visitorName", v.email AS "visitorEmail", v.contact_id IS NOT NULL AS "visitorVerified", m.author_class AS "lastAuthor", left(m.text, 600) AS "lastText",
       c.last_message_at AS "lastMessageAt", c.reason_code AS "reasonCode", c.waiting_since AS "waitingSince", c.assignee_id AS "assigneeId", a.name AS "assigneeName", t.id AS "teamId", t.name AS "teamName",
       (SELECT h.status FROM handoff h WHERE h.workspace_id = $1 AND h.conversation_id = c.id AND h.status IN ('requested', 'offered', 'accepted')) AS "handoffStatus",
       c.held_draft_id IS NOT NULL AS "draftWaiting", n.name AS "channelName", c.created_at AS "createdAt", c.version
     FROM page c
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
     JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
     LEFT JOIN team t ON t.workspace_id = $1 AND t.id = c.team_id
     LEFT JOIN member a ON a.workspace_id = $1 AND a.id = c.assignee_id
     LEFT JOIN LATERAL (
       SELECT x.author_class, x.text FROM message x
       WHERE x.workspace_id = $1 AND x.conversation_id = c.id AND x.seq IS NOT NULL AND x.author_class <> 'system' ORDER BY x.seq DESC LIMIT 1
     ) m ON true
     ORDER BY c.${key} ${direction}, c.id ${direction}`,
    [
      tx.workspaceId,
      query.memberId,
      query.after?.at ?? null,
      query.after?.id ?? null,
      query.limit + 1,
      query.ids,
      ...(query.teamId === undefined ? [] : [query.teamId]),
    ],
  );
}

/** Counting stops at 501: the screen says "more than 500". */
export async function countInbox(tx: Tx, memberId: MemberId | null): Promise<{ mine: number; unassigned: number; bot: number }> {
  const [row] = await tx.query<{ mine: number; unassigned: number; bot: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND ${views.mine.where} LIMIT 501) x) AS mine,
            (SELECT count(*)::int FROM (SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND ${views.unassigned.where} AND ($2::uuid IS NULL OR true) LIMIT 501) y) AS unassigned,
            (SELECT count(*)::int FROM (SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND ${views.bot.where} LIMIT 501) z) AS bot`,
    [tx.workspaceId, memberId],
  );
  return row ?? { mine: 0, unassigned: 0, bot: 0 };
}

/** Conversations whose transcript, visitor's name or address holds the words: at most `limit`, newest first. */
export async function searchConversationIds(tx: Tx, words: string, limit: number): Promise<string[]> {
  const pattern = `%${words.replaceAll("\\", "\\\\").replaceAll("%", "\\%").replaceAll("_", "\\_")}%`;
  const rows = await tx.query<{ id: string }>(
    `SELECT s AS id FROM search_conversations($2, $3) s
     UNION SELECT c.id FROM visitor v JOIN conversation c ON c.workspace_id = $1 AND c.visitor_id = v.id
       WHERE v.workspace_id = $1 AND (v.name ILIKE $2 OR v.email ILIKE $2) LIMIT $3`,
    [tx.workspaceId, pattern, limit],
  );
  return rows.map(({ id }) => id);
}

/** The newest sealed number: read before a list, so that a stream that starts there misses nothing. */
export async function readStreamCursor(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ seq: number }>(`SELECT seq FROM seal_head WHERE workspace_id = $1`, [tx.workspaceId]);
  return row?.seq ?? 0;
}
