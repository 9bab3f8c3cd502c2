import "server-only";
/** A late bot result: a person has the conversation now. It is kept, readable, as a superseded draft, and never becomes a message. */
import { asBot } from "@/lib/access/actor";
import { decisionDigest, draftDigest } from "@/lib/core/audit-chain/row-digests";
import { insertSupersededDecision } from "@/lib/db/decision";
import { insertPairedAnswer } from "@/lib/db/paired-answer";
import { withWorkspaceSql } from "@/lib/db/tx";
import { eventItem, writeConversation } from "@/lib/moves/write-conversation";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { saltedText } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import type { TurnPlan } from "./plan-turn";

export async function supersedeTurn(plan: TurnPlan): Promise<void> {
  const actor = asBot(plan.workspaceId);
  await withWorkspaceSql(actor, async (tx) => {
    const at = tx.now.toISOString();
    const text = plan.answer?.text ?? null;
    const sources = plan.answer?.sources ?? [];
    const salted = text === null ? null : saltedText(text);
    const draftId = salted ? newId<"draft">() : null;
    const decision = { ...plan.decision, outcome: "superseded", draftId, handoffId: null, replyMessageId: null, createdAt: at };
    const draft = salted &&
      draftId && {
        id: draftId,
        workspaceId: plan.workspaceId,
        conversationId: plan.conversationId,
        turnId: plan.turnId,
        decisionId: decision.id,
        textSha256: salted.sha256,
        contentSha256: contentSha256(text ?? "", sources),
        sources,
        status: "superseded",
        version: 1,
        finalTextSha256: null,
        decidedBy: null,
        decidedAt: null,
        messageId: null,
        createdAt: at,
      };
    const stored = await insertSupersededDecision(tx, decision, draft && text !== null ? { ...draft, text, salt: salted.salt } : null);
    if (!stored) return;
    if (plan.other) await insertPairedAnswer(tx, decision.id, plan.other);
    const reasons = (decision.reasons as { code: string }[]).map(({ code }) => code);
    await writeConversation(tx, plan.conversationId, [
      eventItem(actor, {
        type: "decision.made",
        subjectType: "decision",
        subjectId: decision.id,
        data: {
          digest: decisionDigest(decision),
          action: decision.action,
          outcome: "superseded",
          reasons,
          turnId: plan.turnId,
          botVersionId: decision.botVersionId ?? "",
          knowledgeVersionId: decision.knowledgeVersionId,
        },
      }),
      ...(draft
        ? [eventItem(actor, { type: "draft.superseded", subjectType: "draft", subjectId: draft.id, data: { digest: draftDigest(draft), turnId: plan.turnId } })]
        : []),
    ]);
  });
}
