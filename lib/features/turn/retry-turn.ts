import "server-only";
/**
 * The bot's second try on a turn whose draft was rejected with a sentence. With a model the sentence goes with the question; without one the next best
 * article answers, if it is as sure as any answer has to be. What comes of it waits for a person as the first did; where nothing does, people have the
 * conversation.
 */
import { asBot } from "@/lib/access/actor";
import { draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { Decision } from "@/lib/core/escalation/types";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import type { TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { dueAfter, rateRisk } from "@/lib/core/review/rate-risk";
import { lockConversation, updateConversation } from "@/lib/db/conversation";
import { type DraftRow, findDraft } from "@/lib/db/draft";
import { endRetry, insertRetryDraft, leaseRetry, listDueRetries, type OwedRetry } from "@/lib/db/draft-retry";
import { findStoppedScope } from "@/lib/db/kill-switch";
import { readTurnContext, type TurnContext } from "@/lib/db/turn";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { eventItem, writeConversation } from "@/lib/moves/write-conversation";
import { now } from "@/lib/platform/clock";
import { saltedText } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { describeError, log } from "@/lib/platform/log";
import { ringConversation } from "@/lib/realtime/bell";
import type { Answer } from "./compose-answer";
import { decideAndCompose } from "./decide-and-compose";
import { type Measured, measureSignals } from "./measure-signals";
import { prepareTurn } from "./prepare-turn";

/** Longer than a model may take. */
const leaseMs = 30_000;
/** A process that dies over it twice is enough: people have it then. */
const mostAttempts = 2;

/** How many were ended. Safe in several processes at once: each try is leased. */
export async function retryRejected(limit = 20): Promise<number> {
  const due = await listDueRetries(now(), limit);
  const ended = await Promise.all(
    due.map(async ({ workspaceId, turnId }) => {
      try {
        return await retryTurn(workspaceId, turnId);
      } catch (error) {
        log.error("a rejected draft could not be tried again", { workspaceId, turnId, error: describeError(error) });
        return false;
      }
    }),
  );
  return ended.filter(Boolean).length;
}

async function retryTurn(workspaceId: WorkspaceId, turnId: TurnId): Promise<boolean> {
  const actor = asBot(workspaceId);
  const { owed, rejected } = await withWorkspaceSql(actor, async (tx) => {
    const taken = await leaseRetry(tx, turnId, new Date(tx.now.getTime() + leaseMs));
    return { owed: taken, rejected: taken && (await findDraft(tx, taken.rejectedDraftId)) };
  });
  if (!owed || !rejected) return false;
  const tried = owed.attempts > mostAttempts ? null : await tryAgain(workspaceId, turnId, owed, rejected);
  return settle(workspaceId, turnId, rejected, tried);
}

type Tried = { answer: Answer; measured: Measured; flagged: Flagged[] };
type Flagged = Extract<Decision["reasons"][number], { code: "flagged_output" }>;

async function tryAgain(workspaceId: WorkspaceId, turnId: TurnId, owed: OwedRetry, rejected: DraftRow): Promise<Tried | null> {
  const context = await readTurnContext(workspaceId, turnId, new Date(now().getTime() - onlineForMs));
  const text = context?.message.text ?? null;
  if (!context || text === null || context.external || context.stopped !== null || owed.feedback === null) return null;
  const { policy, circumstances } = await prepareTurn(workspaceId, context);
  const measured = await measureSignals({
    workspaceId,
    text,
    earlier: earlierOf(context),
    turns: context.conversation.botTurns - 1,
    policy,
    circumstances,
    turnId,
    knowledgeVersionId: context.knowledgeVersionId,
    stopped: null,
    botName: context.bot.name,
    without: context.bot.modelEnabled ? undefined : new Set(rejected.sources.map(({ articleId }) => articleId)),
  });
  const asked = { ...context, staff: { rejected: rejected.text ?? "", feedback: owed.feedback } };
  const { decision, composed } = await decideAndCompose(asked, text, measured, () => Promise.resolve(null));
  if (composed.kind !== "answer" || (decision.action !== "answer" && decision.action !== "hold")) return null;
  // The same words again are no second try.
  if (composed.answer.text === rejected.text) return null;
  return { answer: composed.answer, measured, flagged: decision.reasons.filter((reason) => reason.code === "flagged_output") };
}

function earlierOf({ history }: TurnContext): string[] {
  return history.flatMap(({ author, text }) => (author === "visitor" && text !== null ? [text] : []));
}

/** False when another process has ended it. A person who has the conversation meanwhile is left alone. */
async function settle(workspaceId: WorkspaceId, turnId: TurnId, rejected: DraftRow, tried: Tried | null): Promise<boolean> {
  const actor = asBot(workspaceId);
  const ended = await withWorkspaceSql(actor, async (tx) => {
    const conversation = await lockConversation(tx, rejected.conversationId);
    if (!conversation || !(await endRetry(tx, turnId))) return false;
    if (conversation.handledBy !== "bot" || conversation.status === "resolved") return true;
    if (tried === null || (await findStoppedScope(tx, conversation.id)) !== null) {
      const why = { trigger: "member" as const, reasons: [rejected.heldFor], turnId, keepsDrafts: true as const };
      await writeConversation(tx, conversation.id, await requestHandoff(tx, actor, conversation, why));
      return true;
    }
    const draft = await holdAgain(tx, rejected, tried);
    await updateConversation(tx, conversation.id, { status: "open", heldDraftId: conversation.heldDraftId ?? draft.id });
    const data = { digest: draftDigest(draft), status: "pending_review", turnId, retryOf: rejected.id };
    await writeConversation(tx, conversation.id, [eventItem(actor, { type: "draft.created", subjectType: "draft", subjectId: draft.id, data })]);
    return true;
  });
  if (ended) ringConversation(workspaceId, rejected.conversationId);
  return ended;
}

async function holdAgain(tx: Tx, rejected: DraftRow, { answer, measured, flagged }: Tried) {
  const { salt, sha256 } = saltedText(answer.text);
  const draft = {
    id: newId<"draft">(),
    workspaceId: tx.workspaceId,
    conversationId: rejected.conversationId,
    turnId: rejected.turnId,
    decisionId: rejected.decisionId,
    textSha256: sha256,
    contentSha256: contentSha256(answer.text, answer.sources),
    sources: answer.sources,
    status: "pending_review" as const,
    version: 1,
    finalTextSha256: null,
    decidedBy: null,
    decidedAt: null,
    messageId: null,
    createdAt: tx.now.toISOString(),
  };
  const review = measured.policy.review ?? defaultReview;
  const risk = rateRisk([...rejected.reasons, ...flagged]);
  const place = {
    rank: 3 - risk,
    topic: rejected.topic,
    reasonCode: flagged[0]?.code ?? rejected.heldFor.code,
    dueAt: dueAfter(risk, review, tx.now),
    outcome: review.outcome,
    approvals: review.approvals,
    // Whoever rejected the first one looks at the second.
    ownerId: rejected.decidedBy,
  };
  const { confidence, grounding } = measured.signals;
  await insertRetryDraft(tx, { ...draft, text: answer.text, salt: salt.toString("hex") }, place, {
    confidence,
    grounding: grounding ?? null,
    flagged,
    model: answer.model,
    promptSha256: answer.promptSha256,
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
  });
  return draft;
}
