import "server-only";
/** A decision's whole story: the question, what was measured, which limits stood, what was done, and every fact that followed. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { DecisionStory } from "@/lib/contracts/api/audit";
import type { DecisionId, DraftId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { listStoryRows } from "@/lib/db/audit";
import { findDraft } from "@/lib/db/draft";
import { findDecision, findMessageText } from "@/lib/db/thread";
import { withWorkspaceSql } from "@/lib/db/tx";
import { presentDecision, presentDraft, wireTopic } from "@/lib/moves/present-decision";
import { readPaired } from "@/lib/moves/present-paired";
import { notFound } from "@/lib/platform/errors";
import { presentEvent } from "./present-event";

/** Throws forbidden, not_found. */
export async function getDecisionStory(actor: MemberActor, id: DecisionId): Promise<DecisionStory> {
  requireScope(actor, "audit:read");
  return withWorkspaceSql(actor, async (tx) => {
    const decision = await findDecision(tx, id);
    if (!decision) throw notFound();
    const draft = decision.draftId === null ? null : await findDraft(tx, decision.draftId as DraftId);
    const replyId = decision.replyMessageId ?? draft?.messageId ?? null;
    const handoffs = await tx.query<{ id: string }>(`SELECT id FROM handoff WHERE workspace_id = $1 AND turn_id = $2`, [tx.workspaceId, decision.turnId]);
    const subjects = [decision.id, decision.messageId, decision.draftId, replyId, ...handoffs.map((handoff) => handoff.id)].filter(
      (subject) => subject !== null,
    );
    const events = await listStoryRows(tx, subjects);
    return {
      decision: {
        ...presentDecision(decision),
        conversationId: toWireId("conversation", decision.conversationId),
        question: await findMessageText(tx, decision.messageId),
        signals: decision.signals,
        policy: decision.policy,
        hits: decision.hits.map(({ articleId, title, score, passage }) => ({ articleId: toWireId("article", articleId), title, score, passage })),
        topic: wireTopic(decision.topic),
        botVersionNumber: decision.botVersionNumber,
        knowledgeVersionNumber: decision.knowledgeVersionNumber,
        samplingProbability: decision.samplingProbability,
        model: decision.model,
        promptSha256: decision.promptSha256,
        inputTokens: decision.inputTokens,
        outputTokens: decision.outputTokens,
        latencyMs: decision.latencyMs,
        paired: await readPaired(tx, decision),
        reply: replyId === null ? null : await findMessageText(tx, replyId),
      },
      draft: draft && presentDraft(draft),
      events: events.map(presentEvent),
    };
  });
}
