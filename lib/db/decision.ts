import "server-only";
/** Decisions that were not applied; the applied ones are written by apply_turn. */
import type { DigestedDecision, DigestedDraft } from "@/lib/core/audit-chain/row-digests";
import type { Tx } from "./tx";

/** False when the turn is no longer pending: another process was first. */
export async function insertSupersededDecision(
  tx: Tx,
  decision: DigestedDecision,
  draft: (DigestedDraft & { text: string; salt: Buffer; contentSha256: string }) | null,
): Promise<boolean> {
  const taken = await tx.query(
    `UPDATE turn SET status = 'superseded', decided_at = $3 WHERE workspace_id = $1 AND id = $2 AND status = 'pending' RETURNING id`,
    [tx.workspaceId, decision.turnId, tx.now],
  );
  if (taken.length === 0) return false;
  await tx.query(
    `INSERT INTO decision (workspace_id, id, conversation_id, turn_id, message_id, action, outcome, reasons, signals, policy, hits, topic, bot_version_id, knowledge_version_id,
       sampling_probability, model, prompt_sha256, input_tokens, output_tokens, latency_ms, draft_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      tx.workspaceId,
      decision.id,
      decision.conversationId,
      decision.turnId,
      decision.messageId,
      decision.action,
      decision.outcome,
      JSON.stringify(decision.reasons),
      JSON.stringify(decision.signals),
      JSON.stringify(decision.policy),
      JSON.stringify(decision.hits),
      decision.topic,
      decision.botVersionId,
      decision.knowledgeVersionId,
      decision.samplingProbability,
      decision.model,
      decision.promptSha256,
      decision.inputTokens,
      decision.outputTokens,
      decision.latencyMs,
      decision.draftId,
      decision.createdAt,
    ],
  );
  if (draft) {
    await tx.query(
      `INSERT INTO draft (workspace_id, id, conversation_id, turn_id, decision_id, text, salt, text_sha256, content_sha256, sources, status, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'superseded', $11)`,
      [
        tx.workspaceId,
        draft.id,
        draft.conversationId,
        draft.turnId,
        draft.decisionId,
        draft.text,
        draft.salt,
        draft.textSha256,
        draft.contentSha256,
        JSON.stringify(draft.sources),
        draft.createdAt,
      ],
    );
  }
  return true;
}
