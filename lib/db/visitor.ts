import "server-only";
/** Visitors, their conversations' beginnings, and the channel they come through. */
import type { AttachmentKind, PreChatForm, UnavailableMode } from "@/lib/contracts/widget/channel";
import type { BotId, ChannelId, ConversationId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { ChannelLook } from "@/lib/contracts/widget/look";
import { storedLook } from "./channel";
import type { OfficeHours } from "@/lib/core/office-hours/types";
import type { StoredPreChat } from "./thread";
import { type Tx, withoutTenant, withWorkspaceSql } from "./tx";

/** The channel of a publishable key, in whichever workspace it is. */
export async function findChannelByKey(key: string): Promise<{ workspaceId: WorkspaceId; channelId: ChannelId } | null> {
  const [row] = await withoutTenant<{ workspace_id: WorkspaceId; channel_id: ChannelId }>(`SELECT workspace_id, channel_id FROM channel_by_key($1)`, [key]);
  return row ? { workspaceId: row.workspace_id, channelId: row.channel_id } : null;
}

export type ChannelDoor = { isOpen: boolean; origins: string[] };

/** The sites on the channel's list. Closed: the workspace waits for its erasure, or is gone. */
export async function findChannelDoor(workspaceId: WorkspaceId, channelId: ChannelId): Promise<ChannelDoor> {
  return withWorkspaceSql({ workspaceId }, async (tx) => {
    const [door] = await tx.query<ChannelDoor>(
      `SELECT w.deletion_due_at IS NULL AS "isOpen", ARRAY(SELECT s.origin FROM channel_site s WHERE s.workspace_id = $1 AND s.channel_id = $2) AS origins
       FROM workspace w WHERE w.id = $1`,
      [tx.workspaceId, channelId],
    );
    return door ?? { isOpen: false, origins: [] };
  });
}

export type ChannelFaceRow = {
  name: string;
  greeting: string;
  awayMessage: string;
  look: ChannelLook;
  botId: BotId;
  botName: string;
  teamOnline: boolean;
  officeHours: OfficeHours | null;
  unavailableMode: UnavailableMode;
  preChat: PreChatForm | null;
  attachmentKinds: AttachmentKind[];
};

export async function getChannelFace(tx: Tx, channelId: ChannelId, onlineAfter: Date): Promise<ChannelFaceRow | null> {
  const [row] = await tx.query<ChannelFaceRow>(
    `SELECT c.name, c.greeting, c.away_message AS "awayMessage", c.look, b.id AS "botId", b.name AS "botName",
       c.office_hours AS "officeHours", c.unavailable_mode AS "unavailableMode", c.pre_chat AS "preChat", c.attachment_kinds AS "attachmentKinds",
       EXISTS (SELECT 1 FROM member o WHERE o.workspace_id = $1 AND o.presence = 'online' AND o.status = 'active' AND o.presence_at > $3) AS "teamOnline"
     FROM channel c JOIN bot b ON b.workspace_id = $1 AND b.id = c.bot_id WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, channelId, onlineAfter],
  );
  return row ? { ...row, look: storedLook(row.look) } : null;
}

export async function insertVisitor(tx: Tx, visitor: { id: VisitorId; channelId: ChannelId; locale: string | null }): Promise<void> {
  await tx.query(`INSERT INTO visitor (workspace_id, id, channel_id, locale, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $5)`, [
    tx.workspaceId,
    visitor.id,
    visitor.channelId,
    visitor.locale,
    tx.now,
  ]);
}

/** False when the token was revoked, or the visitor came through another channel. */
export async function touchVisitor(tx: Tx, visitor: { id: VisitorId; channelId: ChannelId; tokenEpoch: number }): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE visitor SET last_seen_at = $5 WHERE workspace_id = $1 AND id = $2 AND channel_id = $3 AND token_epoch = $4 RETURNING id`,
    [tx.workspaceId, visitor.id, visitor.channelId, visitor.tokenEpoch, tx.now],
  );
  return rows.length === 1;
}

/** Ends every token of the visitor. */
export async function revokeVisitorTokens(tx: Tx, visitorId: VisitorId): Promise<void> {
  await tx.query(`UPDATE visitor SET token_epoch = token_epoch + 1 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, visitorId]);
}

export async function setVisitorEmail(tx: Tx, visitorId: VisitorId, email: string): Promise<void> {
  await tx.query(`UPDATE visitor SET email = $3 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, visitorId, email]);
}

/** Merges claims of the host page; a null removes its attribute. A claimed name is what agents see, as unverified as the rest; a signed one stays. */
export async function mergeVisitorAttributes(tx: Tx, visitorId: VisitorId, attributes: Record<string, unknown>): Promise<void> {
  await tx.query(
    `UPDATE visitor SET attributes = jsonb_strip_nulls(attributes || $3::jsonb),
       name = CASE WHEN contact_id IS NULL AND $3::jsonb ? 'name' THEN nullif(left(btrim($3::jsonb->>'name'), 80), '') ELSE name END
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, visitorId, JSON.stringify(attributes)],
  );
}

/** The newest that is not resolved, else the newest. */
export async function findNewestConversation(tx: Tx, visitorId: VisitorId, since: Date): Promise<ConversationId | null> {
  const [row] = await tx.query<{ id: ConversationId }>(
    `SELECT id FROM conversation WHERE workspace_id = $1 AND visitor_id = $2 AND created_at > $3 ORDER BY (status = 'resolved'), created_at DESC LIMIT 1`,
    [tx.workspaceId, visitorId, since],
  );
  return row?.id ?? null;
}

/** The new conversation's id, or the one that the same client id started before. */
export async function insertConversation(
  tx: Tx,
  conversation: {
    id: ConversationId;
    channelId: ChannelId;
    botId: BotId;
    visitorId: VisitorId;
    clientId: string;
    pageUrl: string | null;
    preChat: StoredPreChat | null;
  },
): Promise<{ id: ConversationId; isNew: boolean }> {
  const inserted = await tx.query<{ id: ConversationId }>(
    `INSERT INTO conversation (workspace_id, id, channel_id, bot_id, visitor_id, client_id, status, handled_by, page_url, pre_chat, last_message_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'pending', 'bot', $7, $8, $9, $9) ON CONFLICT (workspace_id, visitor_id, client_id) DO NOTHING RETURNING id`,
    [
      tx.workspaceId,
      conversation.id,
      conversation.channelId,
      conversation.botId,
      conversation.visitorId,
      conversation.clientId,
      conversation.pageUrl,
      conversation.preChat && JSON.stringify(conversation.preChat),
      tx.now,
    ],
  );
  if (inserted[0]) return { id: inserted[0].id, isNew: true };
  const known = await findConversationByClientId(tx, conversation.visitorId, conversation.clientId);
  if (!known) throw new Error("a conversation vanished between two statements");
  return { id: known, isNew: false };
}

export async function findConversationByClientId(tx: Tx, visitorId: VisitorId, clientId: string): Promise<ConversationId | null> {
  const [row] = await tx.query<{ id: ConversationId }>(`SELECT id FROM conversation WHERE workspace_id = $1 AND visitor_id = $2 AND client_id = $3`, [
    tx.workspaceId,
    visitorId,
    clientId,
  ]);
  return row?.id ?? null;
}

/** How many conversations the visitor has begun since then; stops counting at `most`. */
export async function countConversationsSince(tx: Tx, visitorId: VisitorId, since: Date, most: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM conversation c WHERE c.workspace_id = $1 AND c.visitor_id = $2 AND c.created_at >= $3 LIMIT $4) AS begun`,
    [tx.workspaceId, visitorId, since, most],
    "conversations_of_visitor_since",
  );
  return row?.count ?? 0;
}

/** A typed name and address; those of a contact stay as they were signed. */
export async function setTypedFace(tx: Tx, visitorId: VisitorId, name: string | null, email: string | null): Promise<void> {
  if (name === null && email === null) return;
  await tx.query(
    `UPDATE visitor v SET name = CASE WHEN k.name IS NULL THEN coalesce($3, v.name) ELSE v.name END, email = CASE WHEN k.email IS NULL THEN coalesce($4, v.email) ELSE v.email END
     FROM visitor w LEFT JOIN contact k ON k.workspace_id = $1 AND k.id = w.contact_id
     WHERE w.workspace_id = $1 AND w.id = $2 AND v.workspace_id = $1 AND v.id = w.id`,
    [tx.workspaceId, visitorId, name, email],
  );
}
