import "server-only";
/** Conversations that go on by mail: what waits, what went out, and who is there to see it without. */
import type { ChannelId, ConversationId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

/** What bots and people said; a visitor's own words and notices are not mailed. */
const answers = `('bot', 'human', 'bot_approved', 'bot_edited_by_human')`;

export async function listDueConversations(now: Date, limit: number): Promise<{ workspaceId: WorkspaceId; conversationId: ConversationId }[]> {
  const rows = await withoutTenant<{ workspace_id: WorkspaceId; conversation_id: ConversationId }>(
    `SELECT workspace_id, conversation_id FROM due_conversation_mails($1, $2)`,
    [now, limit],
  );
  return rows.map((row) => ({ workspaceId: row.workspace_id, conversationId: row.conversation_id }));
}

export type DueConversation = {
  email: string | null;
  tokenEpoch: number;
  mailedSeq: number;
  lastSeq: number;
  dueAt: Date;
  /** Of the newest answer that is not mailed; null when none is. */
  newestAt: Date | null;
  isPresent: boolean;
};

/** Locks the conversation; null when nothing of it is due any more. Streams opened before `presentAfter` are those of dead processes. */
export async function lockDueConversation(tx: Tx, id: ConversationId, presentAfter: Date): Promise<DueConversation | null> {
  const locked = await tx.query(`SELECT id FROM conversation WHERE workspace_id = $1 AND id = $2 AND mail_due_at <= $3 FOR UPDATE`, [
    tx.workspaceId,
    id,
    tx.now,
  ]);
  if (locked.length === 0) return null;
  const [row] = await tx.query<DueConversation>(
    `SELECT v.email, v.token_epoch AS "tokenEpoch", c.mailed_seq AS "mailedSeq", c.message_seq AS "lastSeq", c.mail_due_at AS "dueAt",
       (SELECT max(m.created_at) FROM message m WHERE m.workspace_id = $1 AND m.conversation_id = c.id AND m.seq > c.mailed_seq AND m.author_class IN ${answers}) AS "newestAt",
       EXISTS (SELECT 1 FROM visitor_stream s WHERE s.workspace_id = $1 AND s.conversation_id = c.id AND s.opened_at > $3) AS "isPresent"
     FROM conversation c JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, id, presentAfter],
  );
  return row ?? null;
}

/** Nothing is due any more: all that was said is seen, mailed, or cannot be. */
export async function settleMail(tx: Tx, id: ConversationId, throughSeq: number): Promise<void> {
  await tx.query(`UPDATE conversation SET mailed_seq = greatest(mailed_seq, $3), mail_due_at = NULL WHERE workspace_id = $1 AND id = $2`, [
    tx.workspaceId,
    id,
    throughSeq,
  ]);
}

export async function insertConversationMail(
  tx: Tx,
  mail: { id: string; conversationId: ConversationId; afterSeq: number; throughSeq: number; tokenEpoch: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO conversation_mail (workspace_id, id, conversation_id, after_seq, through_seq, token_epoch, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.workspaceId, mail.id, mail.conversationId, mail.afterSeq, mail.throughSeq, mail.tokenEpoch, tx.now],
  );
}

export type MailedMessage = { author: "bot" | "human" | "bot_approved" | "bot_edited_by_human"; authorName: string | null; text: string; files: number };

/** What a mail holds, as it is now: erased texts and addresses are in none. Null when there is nobody or nothing to send. */
export async function findMailWithMessages(tx: Tx, mailId: string): Promise<{ email: string; channelName: string; messages: MailedMessage[] } | null> {
  const [head] = await tx.query<{ email: string | null; channelName: string; conversationId: string; afterSeq: number; throughSeq: number }>(
    `SELECT v.email, n.name AS "channelName", l.conversation_id AS "conversationId", l.after_seq AS "afterSeq", l.through_seq AS "throughSeq"
     FROM conversation_mail l JOIN conversation c ON c.workspace_id = $1 AND c.id = l.conversation_id
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id JOIN channel n ON n.workspace_id = $1 AND n.id = c.channel_id
     WHERE l.workspace_id = $1 AND l.id = $2`,
    [tx.workspaceId, mailId],
  );
  if (!head || head.email === null) return null;
  const messages = await tx.query<MailedMessage>(
    `SELECT m.author_class AS author, m.text, CASE WHEN m.author_class = 'bot' THEN (SELECT b.name FROM bot b WHERE b.workspace_id = $1 AND b.id = m.author_id)
         ELSE (SELECT a.name FROM member a WHERE a.workspace_id = $1 AND a.id = m.author_id) END AS "authorName",
       (SELECT count(*)::int FROM attachment t WHERE t.workspace_id = $1 AND t.message_id = m.id) AS files
     FROM message m WHERE m.workspace_id = $1 AND m.conversation_id = $2 AND m.seq > $3 AND m.seq <= $4 AND m.author_class IN ${answers} AND m.text IS NOT NULL
     ORDER BY m.seq LIMIT 50`,
    [tx.workspaceId, head.conversationId, head.afterSeq, head.throughSeq],
  );
  return messages.length === 0 ? null : { email: head.email, channelName: head.channelName, messages };
}

/** The visitor behind a mail's link, while the link is good: not after a logout, nor later than `sentAfter` allows. */
export async function findMailVisitor(
  tx: Tx,
  mailId: string,
  sentAfter: Date,
): Promise<{ visitorId: VisitorId; channelId: ChannelId; tokenEpoch: number; channelKey: string; conversationId: ConversationId } | null> {
  const [row] = await tx.query<{ visitorId: VisitorId; channelId: ChannelId; tokenEpoch: number; channelKey: string; conversationId: ConversationId }>(
    `SELECT v.id AS "visitorId", v.channel_id AS "channelId", v.token_epoch AS "tokenEpoch", n.publishable_key AS "channelKey", c.id AS "conversationId"
     FROM conversation_mail l JOIN conversation c ON c.workspace_id = $1 AND c.id = l.conversation_id
     JOIN visitor v ON v.workspace_id = $1 AND v.id = c.visitor_id JOIN channel n ON n.workspace_id = $1 AND n.id = v.channel_id
     WHERE l.workspace_id = $1 AND l.id = $2 AND l.created_at > $3 AND l.token_epoch = v.token_epoch AND n.archived_at IS NULL`,
    [tx.workspaceId, mailId, sentAfter],
  );
  return row ?? null;
}

export async function insertVisitorStream(tx: Tx, id: string, conversationId: ConversationId): Promise<void> {
  await tx.query(`INSERT INTO visitor_stream (workspace_id, id, conversation_id, opened_at) VALUES ($1, $2, $3, $4)`, [
    tx.workspaceId,
    id,
    conversationId,
    tx.now,
  ]);
}

/** The stream is over; what it has shown needs no mail. */
export async function deleteVisitorStream(tx: Tx, id: string, conversationId: ConversationId, shownSeq: number): Promise<void> {
  await tx.query(`DELETE FROM visitor_stream WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id]);
  await tx.query(`UPDATE conversation SET mailed_seq = $3 WHERE workspace_id = $1 AND id = $2 AND mailed_seq < $3 AND mail_due_at IS NOT NULL`, [
    tx.workspaceId,
    conversationId,
    shownSeq,
  ]);
}

export async function forgetVisitorStreams(openedBefore: Date): Promise<void> {
  await withoutTenant(`SELECT forget_old_visitor_streams($1)`, [openedBefore]);
}
