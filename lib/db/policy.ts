import "server-only";
/** Versions of a bot's policy. They are added and read, never changed; the newest one is in force. */
import type { BotId, ConversationId, Id, MemberId } from "@/lib/core/kernel/ids";
import type { PolicyChange, PolicyDocument } from "@/lib/core/escalation/diff-policy";
import type { StoredPolicy } from "@/lib/core/escalation/policy-types";
import type { Decision } from "@/lib/core/escalation/types";
import type { WordEntry } from "@/lib/core/escalation/visitor-words";
import type { CollectionId } from "./article";
import type { Tx } from "./tx";

export type PolicyVersionRow = PolicyDocument & {
  number: number;
  changes: PolicyChange[];
  note: string;
  restoredFrom: number | null;
  createdBy: MemberId | null;
  createdByName: string | null;
  createdAt: Date;
};

const columns = `v.number, v.policy, v.words, v.changes, v.note, v.restored_from AS "restoredFrom", v.created_by AS "createdBy", m.name AS "createdByName", v.created_at AS "createdAt"`;
const source = `policy_version v LEFT JOIN member m ON m.workspace_id = v.workspace_id AND m.id = v.created_by`;

/** Newest first. `before`: numbers below this one. */
export async function listPolicyVersions(tx: Tx, botId: BotId, before: number | null, limit: number): Promise<PolicyVersionRow[]> {
  return tx.query<PolicyVersionRow>(
    `SELECT ${columns} FROM ${source} WHERE v.workspace_id = $1 AND v.bot_id = $2 AND ($3::integer IS NULL OR v.number < $3) ORDER BY v.number DESC LIMIT $4`,
    [tx.workspaceId, botId, before, limit],
  );
}

export async function findPolicyVersion(tx: Tx, botId: BotId, number: number): Promise<PolicyVersionRow | null> {
  const [row] = await tx.query<PolicyVersionRow>(`SELECT ${columns} FROM ${source} WHERE v.workspace_id = $1 AND v.bot_id = $2 AND v.number = $3`, [
    tx.workspaceId,
    botId,
    number,
  ]);
  return row ?? null;
}

/** The caller holds the bot's lock. */
export async function insertPolicyVersion(
  tx: Tx,
  version: Pick<PolicyVersionRow, "number" | "policy" | "words" | "changes" | "note" | "restoredFrom" | "createdBy"> & {
    id: Id<"policyVersion">;
    botId: BotId;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO policy_version (workspace_id, id, bot_id, number, policy, words, changes, note, restored_from, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8, $9, $10, $11)`,
    [
      tx.workspaceId,
      version.id,
      version.botId,
      version.number,
      JSON.stringify(version.policy),
      JSON.stringify(version.words),
      JSON.stringify(version.changes),
      version.note,
      version.restoredFrom,
      version.createdBy,
      tx.now,
    ],
  );
}

/** What a version of the bot was released with; null for a version that is not there. Policy and words are missing in versions of before there were any. */
export async function findReleasedPolicy(tx: Tx, botVersionId: string): Promise<{ policy: StoredPolicy | null; words: WordEntry[] | null } | null> {
  const [row] = await tx.query<{ policy: StoredPolicy | null; words: WordEntry[] | null }>(
    `SELECT config->'policy' AS policy, config->'words' AS words FROM bot_version WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, botVersionId],
  );
  return row ?? null;
}

export async function findLiveReleasedPolicy(tx: Tx, botId: BotId): Promise<StoredPolicy | null> {
  const [row] = await tx.query<{ policy: StoredPolicy }>(
    `SELECT config->'policy' AS policy FROM bot_version WHERE workspace_id = $1 AND bot_id = $2 AND state = 'live'`,
    [tx.workspaceId, botId],
  );
  return row?.policy ?? null;
}

/** Ids of what a policy may name. Archived teams and channels are none. */
export async function listPolicyNames(tx: Tx): Promise<{ collections: CollectionId[]; teams: string[]; channels: string[] }> {
  const [row] = await tx.query<{ collections: CollectionId[]; teams: string[]; channels: string[] }>(
    `SELECT array(SELECT id FROM collection WHERE workspace_id = $1) AS collections, array(SELECT id FROM team WHERE workspace_id = $1 AND archived_at IS NULL) AS teams,
       array(SELECT id FROM channel WHERE workspace_id = $1) AS channels`,
    [tx.workspaceId],
  );
  return row ?? { collections: [], teams: [], channels: [] };
}

/** Who asks and from where, for rules and words. */
export type TurnFacts = { channelId: string; locale: string | null; verified: boolean; name: string | null; attributes: Record<string, unknown> };

export async function findTurnFacts(tx: Tx, conversationId: ConversationId): Promise<TurnFacts | null> {
  const [row] = await tx.query<TurnFacts>(
    `SELECT c.channel_id AS "channelId", s.locale, k.id IS NOT NULL AS verified, coalesce(k.name, s.name) AS name, coalesce(k.attributes, '{}'::jsonb) AS attributes
     FROM conversation c JOIN visitor s ON s.workspace_id = $1 AND s.id = c.visitor_id LEFT JOIN contact k ON k.workspace_id = $1 AND k.id = s.contact_id
     WHERE c.workspace_id = $1 AND c.id = $2`,
    [tx.workspaceId, conversationId],
  );
  return row ?? null;
}

/** What was done on the last turn of the conversation that was decided; null for none. */
export async function findLastAction(tx: Tx, conversationId: ConversationId): Promise<Decision["action"] | null> {
  const [row] = await tx.query<{ action: Decision["action"] }>(
    `SELECT action FROM decision WHERE workspace_id = $1 AND conversation_id = $2 AND (reasons->0->>'code' <> 'small_talk' OR reasons->0->>'kind' = 'opening')
     ORDER BY created_at DESC LIMIT 1`,
    [tx.workspaceId, conversationId],
  );
  return row?.action ?? null;
}
