import "server-only";
/** The bot and the live knowledge, as a turn would read them. */
import type { KnowledgeVersionId } from "@/lib/core/kernel/ids";
import type { TurnContext } from "./turn";
import type { Tx } from "./tx";

export type PlaygroundContext = {
  bot: TurnContext["bot"];
  botVersionId: TurnContext["botVersionId"];
  knowledgeVersionId: KnowledgeVersionId | null;
  knowledgeVersionNumber: number | null;
};

export async function readPlaygroundContext(tx: Tx): Promise<PlaygroundContext | null> {
  const [row] = await tx.query<
    TurnContext["bot"] & { botVersionId: TurnContext["botVersionId"]; knowledgeVersionId: KnowledgeVersionId | null; knowledgeVersionNumber: number | null }
  >(
    `SELECT b.id, b.name, b.tone, b.instructions, b.draft_mode AS "draftMode", b.answer_threshold AS "answerThreshold", b.scope_threshold AS "scopeThreshold", b.turn_cap AS "turnCap",
       b.model_enabled AS "modelEnabled", b.model_base_url AS "modelBaseUrl", b.model_name AS "modelName", b.model_key_ciphertext AS "modelKeyCiphertext",
       (SELECT v.id FROM bot_version v WHERE v.workspace_id = $1 AND v.bot_id = b.id AND v.state = 'live') AS "botVersionId", k.id AS "knowledgeVersionId", k.number AS "knowledgeVersionNumber"
     FROM bot b LEFT JOIN knowledge_version k ON k.workspace_id = $1 AND k.status = 'live' WHERE b.workspace_id = $1 ORDER BY b.created_at LIMIT 1`,
    [tx.workspaceId],
  );
  if (!row) return null;
  const { botVersionId, knowledgeVersionId, knowledgeVersionNumber, ...bot } = row;
  return { bot, botVersionId, knowledgeVersionId, knowledgeVersionNumber };
}
