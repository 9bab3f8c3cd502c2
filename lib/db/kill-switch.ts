import "server-only";
/** Kill switches: one row a stop, kept when it is lifted. What is on is looked at by every statement that writes words of a bot. */
import type { StoppedScope } from "@/lib/core/escalation/types";
import type { BotId, ConversationId, KillSwitchId, MemberId } from "@/lib/core/kernel/ids";
import type { Tx } from "./tx";

/** Where a bot is stopped: in the whole workspace, one bot, or in one conversation. */
export type KillSwitchPlace =
  | { scope: "workspace"; botId: null; conversationId: null }
  | { scope: "bot"; botId: BotId; conversationId: null }
  | { scope: "conversation"; botId: null; conversationId: ConversationId };

export type KillSwitchRow = KillSwitchPlace & {
  id: KillSwitchId;
  botName: string | null;
  reason: string;
  activatedBy: MemberId | null;
  activatedByName: string | null;
  activatedAt: Date;
  liftedBy: MemberId | null;
  liftedByName: string | null;
  liftedAt: Date | null;
};

const select = `SELECT k.id, k.scope, k.bot_id AS "botId", b.name AS "botName", k.conversation_id AS "conversationId", k.reason,
    k.activated_by AS "activatedBy", a.name AS "activatedByName", k.activated_at AS "activatedAt",
    k.lifted_by AS "liftedBy", l.name AS "liftedByName", k.lifted_at AS "liftedAt"
  FROM kill_switch k
  LEFT JOIN bot b ON b.workspace_id = k.workspace_id AND b.id = k.bot_id
  LEFT JOIN member a ON a.workspace_id = k.workspace_id AND a.id = k.activated_by
  LEFT JOIN member l ON l.workspace_id = k.workspace_id AND l.id = k.lifted_by`;

/** Waits for the answers that are being written, and keeps others out until the transaction ends: none commits later that has not seen this one. */
export async function lockKillSwitches(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(kill_switch_lock($1::uuid))::text`, [tx.workspaceId]);
}

/** Newest first, from behind `before`. `wide`: those of one conversation are left out. */
export async function listKillSwitchRows(tx: Tx, options: { onlyOn: boolean; wide: boolean; before: string | null; limit: number }): Promise<KillSwitchRow[]> {
  return tx.query<KillSwitchRow>(
    `${select} WHERE k.workspace_id = $1::uuid AND ($2::uuid IS NULL OR k.id < $2::uuid)${options.onlyOn ? " AND k.lifted_at IS NULL" : ""}${options.wide ? " AND k.conversation_id IS NULL" : ""} ORDER BY k.id DESC LIMIT $3`,
    [tx.workspaceId, options.before, options.limit],
  );
}

export async function findKillSwitch(tx: Tx, id: KillSwitchId): Promise<KillSwitchRow | null> {
  const [row] = await tx.query<KillSwitchRow>(`${select} WHERE k.workspace_id = $1::uuid AND k.id = $2::uuid`, [tx.workspaceId, id]);
  return row ?? null;
}

/** The one that is on at exactly this place. */
export async function findKillSwitchOn(tx: Tx, place: KillSwitchPlace): Promise<KillSwitchRow | null> {
  const [row] = await tx.query<KillSwitchRow>(
    `${select} WHERE k.workspace_id = $1::uuid AND k.lifted_at IS NULL AND k.scope = $2
       AND k.bot_id IS NOT DISTINCT FROM $3::uuid AND k.conversation_id IS NOT DISTINCT FROM $4::uuid`,
    [tx.workspaceId, place.scope, place.botId, place.conversationId],
  );
  return row ?? null;
}

/** The caller holds the lock. A bot of another workspace breaks the foreign key: not_found. */
export async function insertKillSwitch(tx: Tx, row: { id: KillSwitchId; place: KillSwitchPlace; reason: string; activatedBy: MemberId | null }): Promise<void> {
  await tx.query(
    `INSERT INTO kill_switch (workspace_id, id, scope, bot_id, conversation_id, reason, activated_by, activated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, row.id, row.place.scope, row.place.botId, row.place.conversationId, row.reason, row.activatedBy, tx.now],
  );
}

/** False when it was lifted already. */
export async function liftKillSwitchRow(tx: Tx, id: KillSwitchId, liftedBy: MemberId | null): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE kill_switch SET lifted_by = $3, lifted_at = $4 WHERE workspace_id = $1::uuid AND id = $2::uuid AND lifted_at IS NULL RETURNING id`,
    [tx.workspaceId, id, liftedBy, tx.now],
  );
  return rows.length === 1;
}

/** The one that stops the bot of a conversation, the widest place first; null where it may answer. */
export async function findKillSwitchOver(tx: Tx, conversationId: ConversationId): Promise<KillSwitchRow | null> {
  const [row] = await tx.query<KillSwitchRow>(
    `${select} WHERE k.workspace_id = $1::uuid AND k.lifted_at IS NULL
       AND (k.scope = 'workspace' OR k.conversation_id = $2::uuid
         OR k.bot_id = (SELECT c.bot_id FROM conversation c WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid))
     ORDER BY array_position(ARRAY['workspace', 'bot', 'conversation'], k.scope) LIMIT 1`,
    [tx.workspaceId, conversationId],
  );
  return row ?? null;
}

/** Where the bot of a conversation is stopped, the widest place first. */
export async function findStoppedScope(tx: Tx, conversationId: ConversationId): Promise<StoppedScope | null> {
  const [row] = await tx.query<{ scope: StoppedScope | null }>(
    `SELECT stopped_scope(c.workspace_id, c.bot_id, c.id) AS scope FROM conversation c WHERE c.workspace_id = $1::uuid AND c.id = $2::uuid`,
    [tx.workspaceId, conversationId],
  );
  return row?.scope ?? null;
}
