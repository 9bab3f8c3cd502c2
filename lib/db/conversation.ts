import "server-only";
/** Conversations under their row lock: who has them, and what changes that. */
import type { BotId, ChannelId, ConversationId, DraftId, HandoffId, MemberId, TurnId, VisitorId } from "@/lib/core/kernel/ids";
import type { UnavailableMode } from "@/lib/contracts/widget/channel";
import type { OfficeHours } from "@/lib/core/office-hours/types";
import type { Tx } from "./tx";

export type LockedConversation = {
  id: ConversationId;
  channelId: ChannelId;
  botId: BotId;
  botName: string;
  awayMessage: string;
  officeHours: OfficeHours | null;
  unavailableMode: UnavailableMode;
  visitorId: VisitorId;
  /** Tokens of another epoch are void. */
  visitorTokenEpoch: number;
  status: "open" | "pending" | "snoozed" | "resolved";
  handledBy: "bot" | "queue" | "human";
  assigneeId: MemberId | null;
  assigneeName: string | null;
  epoch: number;
  version: number;
  waitingSince: Date | null;
  heldDraftId: DraftId | null;
  handoff: { id: HandoffId; status: "requested" | "offered" | "accepted"; requestedAt: Date; acceptedAt: Date | null } | null;
};

/** Locks the conversation until the transaction ends; null when it is missing or another workspace's. */
export async function lockConversation(tx: Tx, id: ConversationId): Promise<LockedConversation | null> {
  const locked = await tx.query(`SELECT id FROM conversation WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [tx.workspaceId, id], "lock_conversation");
  if (locked.length === 0) return null;
  const [row] = await tx.query<
    Omit<LockedConversation, "handoff"> & {
      handoffId: HandoffId | null;
      handoffStatus: "requested" | "offered" | "accepted";
      requestedAt: Date;
      acceptedAt: Date | null;
    }
  >(
    `SELECT c.id, c.channel_id AS "channelId", c.bot_id AS "botId", b.name AS "botName", n.away_message AS "awayMessage", n.office_hours AS "officeHours",
       n.unavailable_mode AS "unavailableMode", c.visitor_id AS "visitorId", v.token_epoch AS "visitorTokenEpoch", c.status,
       c.handled_by AS "handledBy", c.assignee_id AS "assigneeId", a.name AS "assigneeName", c.epoch, c.version, c.waiting_since AS "waitingSince",
       c.held_draft_id AS "heldDraftId", h.id AS "handoffId", h.status AS "handoffStatus", h.requested_at AS "requestedAt", h.accepted_at AS "acceptedAt"
     FROM conversation c
     JOIN bot b ON b.workspace_id = $1 AND b.id = c.bot_id
     JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id
     LEFT JOIN member a ON a.workspace_id = $1 AND a.id = c.assignee_id
     LEFT JOIN handoff h ON h.workspace_id = $1 AND h.conversation_id = c.id AND h.status IN ('requested', 'offered', 'accepted')
     WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, id],
    "locked_conversation",
  );
  if (!row) return null;
  const { handoffId, handoffStatus, requestedAt, acceptedAt, ...conversation } = row;
  return { ...conversation, handoff: handoffId === null ? null : { id: handoffId, status: handoffStatus, requestedAt, acceptedAt } };
}

export type ConversationChange = Partial<{
  status: LockedConversation["status"];
  handledBy: LockedConversation["handledBy"];
  assigneeId: MemberId | null;
  waitingSince: Date | null;
  heldDraftId: DraftId | null;
  reasonCode: string;
  emailAskedAt: Date;
  resolvedAt: Date | null;
  botTurns: number;
  /** Somebody else is in charge from now on: late results of the bot are superseded. */
  bumpEpoch: true;
}>;

const columns: Record<Exclude<keyof ConversationChange, "bumpEpoch">, string> = {
  status: "status",
  handledBy: "handled_by",
  assigneeId: "assignee_id",
  waitingSince: "waiting_since",
  heldDraftId: "held_draft_id",
  reasonCode: "reason_code",
  emailAskedAt: "email_asked_at",
  resolvedAt: "resolved_at",
  botTurns: "bot_turns",
};

/** Changes a locked conversation and counts its version. */
export async function updateConversation(tx: Tx, id: ConversationId, change: ConversationChange): Promise<void> {
  const values: unknown[] = [tx.workspaceId, id];
  const sets = ["version = version + 1"];
  for (const [name, column] of Object.entries(columns)) {
    const value = change[name as keyof typeof columns];
    if (value === undefined) continue;
    values.push(value);
    sets.push(`${column} = $${values.length}`);
  }
  if (change.bumpEpoch) sets.push("epoch = epoch + 1");
  await tx.query(`UPDATE conversation SET ${sets.join(", ")} WHERE workspace_id = $1 AND id = $2`, values);
}

/** The message that a client id stands for in a conversation, with what it said. */
export async function findMessageByClientId(
  tx: Tx,
  conversationId: ConversationId,
  clientId: string,
): Promise<{ id: string; text: string | null; visibility: string; authorId: string | null } | null> {
  const [row] = await tx.query<{ id: string; text: string | null; visibility: string; authorId: string | null }>(
    `SELECT id, text, visibility, author_id AS "authorId" FROM message WHERE workspace_id = $1 AND conversation_id = $2 AND client_id = $3`,
    [tx.workspaceId, conversationId, clientId],
    "message_by_client_id",
  );
  return row ?? null;
}

export async function insertHandoff(
  tx: Tx,
  handoff: {
    id: HandoffId;
    conversationId: ConversationId;
    turnId: TurnId | null;
    trigger: "visitor" | "bot" | "member";
    status: "requested" | "offered" | "accepted";
    reasons: { code: string }[];
    noticeDueAt: Date | null;
    acceptedBy: MemberId | null;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO handoff (workspace_id, id, conversation_id, turn_id, trigger, status, reason_code, reasons, requested_at, offered_at, accepted_at, accepted_by, notice_due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.workspaceId,
      handoff.id,
      handoff.conversationId,
      handoff.turnId,
      handoff.trigger,
      handoff.status,
      handoff.reasons[0]?.code ?? "unknown",
      JSON.stringify(handoff.reasons),
      tx.now,
      handoff.status === "requested" ? null : tx.now,
      handoff.status === "accepted" ? tx.now : null,
      handoff.acceptedBy,
      handoff.noticeDueAt,
    ],
  );
}

export async function acceptHandoff(tx: Tx, id: HandoffId, memberId: MemberId): Promise<void> {
  await tx.query(
    `UPDATE handoff SET status = 'accepted', accepted_at = $3, accepted_by = $4, offered_at = coalesce(offered_at, $3), notice_due_at = NULL WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id, tx.now, memberId],
  );
}

export async function closeHandoff(tx: Tx, id: HandoffId): Promise<void> {
  await tx.query(`UPDATE handoff SET status = 'closed', closed_at = $3, notice_due_at = NULL WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    id,
    tx.now,
  ]);
}

/** Handoffs that wait while nobody was online: now somebody is. */
export async function offerRequestedHandoffs(tx: Tx): Promise<{ id: HandoffId; conversationId: ConversationId }[]> {
  return tx.query<{ id: HandoffId; conversationId: ConversationId }>(
    `UPDATE handoff SET status = 'offered', offered_at = $2 WHERE workspace_id = $1 AND status = 'requested' RETURNING id, conversation_id AS "conversationId"`,
    [tx.workspaceId, tx.now],
  );
}

export async function isTeamOnline(tx: Tx, onlineAfter: Date): Promise<boolean> {
  const rows = await tx.query(`SELECT id FROM member WHERE workspace_id = $1 AND presence = 'online' AND status = 'active' AND presence_at > $2 LIMIT 1`, [
    tx.workspaceId,
    onlineAfter,
  ]);
  return rows.length === 1;
}

/** The handoff whose notice is due, with its conversation; null when it was accepted or told meanwhile. */
export async function findDueNotice(tx: Tx, id: HandoffId): Promise<{ conversationId: ConversationId } | null> {
  const [row] = await tx.query<{ conversationId: ConversationId }>(
    `SELECT conversation_id AS "conversationId" FROM handoff WHERE workspace_id = $1 AND id = $2 AND notice_due_at <= $3 AND status IN ('requested', 'offered')`,
    [tx.workspaceId, id, tx.now],
  );
  return row ?? null;
}

export async function clearNotice(tx: Tx, id: HandoffId): Promise<void> {
  await tx.query(`UPDATE handoff SET notice_due_at = NULL WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
}

/** What a channel says about when people are there, for a decision that asks for one. */
export async function findHoursOfConversation(tx: Tx, id: ConversationId): Promise<Pick<LockedConversation, "officeHours" | "unavailableMode"> | null> {
  const [row] = await tx.query<Pick<LockedConversation, "officeHours" | "unavailableMode">>(
    `SELECT n.office_hours AS "officeHours", n.unavailable_mode AS "unavailableMode" FROM conversation c JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
     WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, id],
  );
  return row ?? null;
}

/** The widget asks for an address from now on. */
export async function markEmailAsked(tx: Tx, id: ConversationId): Promise<void> {
  await tx.query(`UPDATE conversation SET email_asked_at = coalesce(email_asked_at, $3), version = version + 1 WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    id,
    tx.now,
  ]);
}
