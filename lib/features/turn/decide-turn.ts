import "server-only";
/**
 * Decides a turn: reads what it needs in one statement, measures and decides outside any transaction, and applies the result in one
 * statement that refuses it when a person took over meanwhile. Then the result is kept as a superseded draft and never sent.
 */
import { asBot } from "@/lib/access/actor";
import { decisionDigest, draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { Decision } from "@/lib/core/escalation/types";
import { onlineForMs, unacceptedNoticeMs } from "@/lib/core/handoff/timing";
import type { TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { Item } from "@/lib/db/conversation-item";
import { applyTurn, extendTurnLease, readTurnContext, type TurnContext } from "@/lib/db/turn";
import type { Composed } from "./compose-answer";
import { decideAndCompose } from "./decide-and-compose";
import { type Measured, measureSignals } from "./measure-signals";
import { eventItem, messageItem, systemItem } from "@/lib/moves/write-conversation";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { now } from "@/lib/platform/clock";
import { saltedText } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { ringConversation, ringTyping } from "@/lib/realtime/bell";
import { supersedeTurn } from "./supersede-turn";

/** Longer than a model may take (20 s), so that no sweep asks it a second time. */
const modelLeaseMs = 25_000;

export type TurnResult = { action: Decision["action"]; outcome: "applied" | "superseded" | "already" } | null;

/** Null when the turn is gone or decided already. Safe to run twice and in several processes at once: only one result is applied. */
export async function decideTurn(workspaceId: WorkspaceId, turnId: TurnId): Promise<TurnResult> {
  const startedAt = now();
  const context = await readTurnContext(workspaceId, turnId, new Date(startedAt.getTime() - onlineForMs));
  if (!context || context.turn.status !== "pending") return null;
  const text = context.message.text ?? "";
  const typing = context.bot.modelEnabled;
  if (typing) {
    await extendTurnLease(workspaceId, turnId, new Date(startedAt.getTime() + modelLeaseMs));
    ringTyping(workspaceId, context.conversation.id, "bot", true);
  }
  const measured = await measureSignals({
    workspaceId,
    text,
    earlier: context.history.flatMap(({ author, text: said }) => (author === "visitor" && said !== null ? [said] : [])),
    turns: context.conversation.botTurns - 1,
    bot: context.bot,
    knowledgeVersionId: context.knowledgeVersionId,
  });
  const { decision, composed } = await decideAndCompose(context, text, measured);
  if (typing) ringTyping(workspaceId, context.conversation.id, "bot", false);
  const plan = planOf(workspaceId, context, measured, decision, composed, startedAt);
  const outcome = await applyTurn(plan);
  if (outcome === "superseded") await supersedeTurn(plan);
  if (outcome !== "already") ringConversation(workspaceId, context.conversation.id);
  return { action: decision.action, outcome };
}

export type TurnPlan = Parameters<typeof applyTurn>[0] & { decisionRow: Parameters<typeof decisionDigest>[0]; draftText: string | null };

function planOf(workspaceId: WorkspaceId, context: TurnContext, measured: Measured, decision: Decision, composed: Composed, startedAt: Date): TurnPlan {
  const at = now();
  const actor = asBot(workspaceId);
  const conversationId = context.conversation.id;
  const place = { workspaceId, conversationId, now: at };
  const turnId = context.turn.id;
  const answer = composed.kind === "answer" ? composed.answer : null;
  const decisionId = newId<"decision">();
  const holds = decision.action === "hold" && answer !== null;
  const draftId = holds ? newId<"draft">() : null;
  const handoffId = decision.action === "handoff" ? newId<"handoff">() : null;
  const reply =
    decision.action === "answer" && answer ? messageItem(place, actor, { authorClass: "bot", authorId: context.bot.id, text: answer.text, sources: answer.sources, turnId }) : null;
  const decisionRow = {
    id: decisionId,
    workspaceId,
    conversationId,
    turnId,
    messageId: context.message.id,
    action: decision.action,
    outcome: "applied",
    reasons: decision.reasons as unknown as JsonValue,
    signals: { ...measured.signals, features: measured.retrieval?.features ?? {} } as unknown as JsonValue,
    policy: measured.policy as unknown as JsonValue,
    hits: (measured.retrieval?.hits ?? []) as unknown as JsonValue,
    topic: measured.signals.sensitive[0]?.topic ?? "none",
    botVersionId: context.botVersionId,
    knowledgeVersionId: measured.servedVersionId,
    samplingProbability: 0,
    model: answer?.model ?? (composed.kind === "failed" ? composed.model : null),
    promptSha256: answer?.promptSha256 ?? null,
    inputTokens: answer?.inputTokens ?? null,
    outputTokens: answer?.outputTokens ?? null,
    latencyMs: Math.max(0, at.getTime() - startedAt.getTime()),
    draftId,
    handoffId,
    replyMessageId: reply?.id ?? null,
    createdAt: at.toISOString(),
  };
  const decided = eventItem(actor, {
    type: "decision.made",
    subjectType: "decision",
    subjectId: decisionId,
    data: {
      digest: decisionDigest(decisionRow),
      action: decision.action,
      outcome: "applied",
      reasons: decision.reasons.map(({ code }) => code),
      turnId,
      botVersionId: context.botVersionId,
      knowledgeVersionId: measured.servedVersionId,
    },
  });
  const items: Item[] = [decided];
  const plan: TurnPlan = {
    workspaceId,
    conversationId,
    turnId,
    epoch: context.turn.epoch,
    decision: decisionRow,
    decisionRow,
    draft: null,
    draftText: answer?.text ?? null,
    handoff: null,
    items,
    changes: null,
    now: at,
  };
  if (reply) items.push(reply);
  if (draftId && answer) {
    const { salt, sha256 } = saltedText(answer.text);
    const draft = { id: draftId, text: answer.text, salt: salt.toString("hex"), textSha256: sha256, contentSha256: contentSha256(answer.text, answer.sources), sources: answer.sources };
    plan.draft = draft;
    items.push(
      eventItem(actor, {
        type: "draft.created",
        subjectType: "draft",
        subjectId: draftId,
        data: {
          digest: draftDigest({
            id: draftId,
            workspaceId,
            conversationId,
            turnId,
            decisionId,
            textSha256: sha256,
            contentSha256: draft.contentSha256,
            sources: answer.sources,
            status: "pending_review",
            version: 1,
            finalTextSha256: null,
            decidedBy: null,
            decidedAt: null,
            messageId: null,
            createdAt: at.toISOString(),
          }),
          status: "pending_review",
          turnId,
        },
      }),
    );
    if (context.conversation.heldDraftId === null) items.push(systemItem(place, actor, { code: "draft_held", params: {} }));
    plan.changes = { status: "open", heldDraftId: draftId, waitingSince: at.toISOString(), reasonCode: decision.reasons[0]?.code };
  }
  if (handoffId) {
    const status = context.teamOnline ? "offered" : "requested";
    const codes = decision.reasons.map(({ code }) => code);
    plan.handoff = { id: handoffId, trigger: "bot", status, reasonCode: codes[0], reasons: decision.reasons, noticeDueAt: new Date(at.getTime() + unacceptedNoticeMs).toISOString() };
    items.push(eventItem(actor, { type: "handoff.requested", subjectType: "handoff", subjectId: handoffId, data: { trigger: "bot", reasons: codes } }));
    if (context.teamOnline) items.push(eventItem(actor, { type: "handoff.offered", subjectType: "handoff", subjectId: handoffId, data: {} }));
    items.push(systemItem(place, actor, context.teamOnline ? { code: "handoff_requested", params: {} } : { code: "handoff_away", params: { message: context.channel.awayMessage } }));
    plan.changes = { status: "open", handledBy: "queue", waitingSince: at.toISOString(), reasonCode: codes[0], bumpEpoch: true };
  }
  return plan;
}
