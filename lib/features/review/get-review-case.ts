import "server-only";
/** One draft with all that a decision on it needs: the conversation, the reasons, and which passages of its sources carry it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ReviewCase } from "@/lib/contracts/api/review";
import type { GroundingSignal } from "@/lib/core/escalation/types";
import type { DraftId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { findDraft, findFirstWords } from "@/lib/db/draft";
import { findFirstTry, type RetryMeasured } from "@/lib/db/draft-retry";
import { findQueueRow } from "@/lib/db/review-queue";
import { findDecision, findThreadHead, listThreadMessages } from "@/lib/db/thread";
import { withWorkspaceSql } from "@/lib/db/tx";
import { presentDecision, presentDraft, presentReasons } from "@/lib/moves/present-decision";
import { readPaired } from "@/lib/moves/present-paired";
import { notFound } from "@/lib/platform/errors";
import { plantedCase, plantFor } from "./planted-draft";
import { presentRow } from "./present-row";

const newestMessages = 30;
/** Below this a sentence is not carried by its sources: the same as where drafts are flagged. */
const supportedFrom = 0.5;

/** Throws forbidden, not_found. */
export async function getReviewCase(actor: MemberActor, id: DraftId): Promise<ReviewCase> {
  requireScope(actor, "review:read");
  return withWorkspaceSql(actor, async (tx) => {
    const draft = await findDraft(tx, id);
    const plant = draft ? null : await plantFor(tx, actor, id);
    const planted = plant && (await plantedCase(tx, plant));
    if (planted) return planted;
    const row = draft && (await findQueueRow(tx, id));
    const decision = draft && (await findDecision(tx, draft.decisionId));
    const head = draft && (await findThreadHead(tx, draft.conversationId));
    if (!draft || !row || !decision || !head) throw notFound();
    const messages = (await listThreadMessages(tx, draft.conversationId, newestMessages)).filter(({ visibility }) => visibility === "public");
    const { reasons, confidence } = presentDecision(decision);
    const first = await findFirstTry(tx, draft);
    const grounding = first ? first.measured?.grounding : (decision.signals.grounding as GroundingSignal | null | undefined);
    const sentences = grounding?.sentences ?? [];
    return {
      row: presentRow(row, tx.now),
      draft: presentDraft(draft),
      firstText: draft.isRevised ? await findFirstWords(tx, id) : null,
      botName: head.botName,
      messages: messages.map((message) => ({
        id: toWireId("message", message.id),
        author: message.author,
        authorName: message.authorName,
        text: message.text,
        createdAt: message.createdAt.toISOString(),
        isQuestion: message.id === decision.messageId,
      })),
      reasons: first ? reasonsOfSecond(reasons, first.measured) : reasons,
      confidence: first ? (first.measured?.confidence ?? null) : confidence,
      retryOf: first && { draftId: toWireId("draft", first.draftId), text: first.text, feedback: first.feedback, by: first.by },
      support: sentences.flatMap(({ source, evidence }) => (source === null || evidence === null ? [] : [{ ...evidence, source }])),
      // the second try was asked for nobody else
      paired: first ? null : await readPaired(tx, decision),
      unsupported: sentences.filter(({ score }) => score < supportedFrom).map(({ span }) => span),
      signals: decision.signals,
      policy: decision.policy,
    };
  });
}

/** Flags lie in the words that they were raised on: those of the rejected ones are not said of the second. */
function reasonsOfSecond(ofFirst: ReviewCase["reasons"], measured: RetryMeasured | null): ReviewCase["reasons"] {
  return [...presentReasons(measured?.flagged ?? []), ...ofFirst.filter(({ code }) => code !== "flagged_output")];
}
