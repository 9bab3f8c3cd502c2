import "server-only";
/** What a decision will write: the decision's row, and the reply, draft or handoff that it asks for, with the facts that tell of them. Writes nothing. */
import { asBot, type BotActor } from "@/lib/access/actor";
import type { JsonValue } from "@/lib/core/audit-chain/canonical-json";
import { type DigestedDecision, decisionDigest, draftDigest } from "@/lib/core/audit-chain/row-digests";
import { defaultReview } from "@/lib/core/kernel/review-policy";
import { samplingProbability } from "@/lib/core/escalation/decide";
import type { Decision } from "@/lib/core/escalation/types";
import type { UnavailableMode } from "@/lib/contracts/widget/channel";
import { awayParams, requestedLine } from "@/lib/core/conversation/system-text";
import type { Availability } from "@/lib/core/office-hours/find-availability";
import { unacceptedNoticeMs } from "@/lib/core/handoff/timing";
import type { BotId, ConversationId, ToolId, WorkspaceId } from "@/lib/core/kernel/ids";
import { fillForm, languageOfForms, requestWords } from "@/lib/core/request/request-words";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { dueAfter, rateRisk } from "@/lib/core/review/rate-risk";
import type { Item } from "@/lib/db/conversation-item";
import type { applyTurn, TurnContext } from "@/lib/db/turn";
import { eventItem, messageItem, systemItem, toldItem } from "@/lib/moves/write-conversation";
import { saltedText } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import type { Answer, Composed } from "./compose-answer";
import type { VisitorWords } from "./choose-words";
import type { ProposedCall } from "./judge-call";
import type { Measured } from "./measure-signals";

/** What the bot asks for instead of answering. `text`: what the visitor is told, in `language`. `byPerson`: somebody has to agree whatever the tool's rule says. */
export type PlannedCall = { botId: BotId; toolId: ToolId; arguments: Record<string, unknown>; byPerson: boolean; text: string; language: string };

/** What apply_turn takes, and what a superseded result is kept from. */
export type TurnPlan = Parameters<typeof applyTurn>[0] & { decision: DigestedDecision; answer: Answer | null; call: PlannedCall | null };

export type TurnPlanInput = {
  workspaceId: WorkspaceId;
  context: TurnContext;
  measured: Measured;
  decision: Decision;
  composed: Composed;
  words: VisitorWords;
  /** Whether a person could take over, where the decision asks for one. */
  availability: Availability & { mode: UnavailableMode; expectedMinutes: number | null };
  startedAt: Date;
  now: Date;
};

type Part = Pick<TurnPlan, "draft" | "handoff" | "items" | "changes"> & {
  call?: PlannedCall;
  ids: { draftId: string | null; handoffId: string | null; replyMessageId: string | null };
};

export function planTurn(input: TurnPlanInput): TurnPlan {
  const { workspaceId, context, measured, decision, composed, now } = input;
  const actor = asBot(workspaceId);
  const answer = composed.kind === "answer" ? composed.answer : null;
  const asked = composed.kind === "proposed" ? composed : answer;
  const decisionId = newId<"decision">();
  const part = planPart(input, actor, answer, decisionId);
  const row: DigestedDecision = {
    id: decisionId,
    workspaceId,
    conversationId: context.conversation.id,
    turnId: context.turn.id,
    messageId: context.message.id,
    action: decision.action,
    outcome: "applied",
    reasons: decision.reasons as unknown as JsonValue,
    signals: { ...measured.signals, features: measured.retrieval?.features ?? {} } as unknown as JsonValue,
    policy: measured.policy as unknown as JsonValue,
    hits: (measured.retrieval?.hits ?? []) as unknown as JsonValue,
    topic: measured.signals.sensitive[0]?.topic ?? measured.signals.topic ?? "none",
    botVersionId: context.botVersionId,
    knowledgeVersionId: measured.servedVersionId,
    samplingProbability: decision.action !== "hold" ? samplingProbability(measured.signals, measured.policy) : 0,
    model: asked?.model ?? (composed.kind === "failed" ? composed.model : null),
    promptSha256: asked?.promptSha256 ?? null,
    inputTokens: asked?.inputTokens ?? null,
    outputTokens: asked?.outputTokens ?? null,
    latencyMs: Math.max(0, now.getTime() - input.startedAt.getTime()),
    ...part.ids,
    createdAt: now.toISOString(),
  };
  const decided = eventItem(actor, {
    type: "decision.made",
    subjectType: "decision",
    subjectId: decisionId,
    data: {
      digest: decisionDigest(row),
      action: decision.action,
      outcome: "applied",
      reasons: decision.reasons.map(({ code }) => code),
      turnId: context.turn.id,
      botVersionId: context.botVersionId,
      knowledgeVersionId: measured.servedVersionId,
    },
  });
  const { draft, handoff, changes } = part;
  const place = { workspaceId, conversationId: context.conversation.id, now };
  const acknowledged = input.words.acknowledge === null ? [] : [toldItem(place, actor, input.words.acknowledge)];
  const items = [decided, ...acknowledged, ...part.items];
  return {
    workspaceId,
    conversationId: context.conversation.id,
    turnId: context.turn.id,
    epoch: context.turn.epoch,
    decision: row,
    draft,
    handoff,
    items,
    changes,
    other: measured.other ? { ...measured.other, decisionId } : null,
    now,
    answer,
    call: part.call ?? null,
  };
}

function planPart(input: TurnPlanInput, actor: BotActor, answer: Answer | null, decisionId: string): Part {
  const { action } = input.decision;
  if (action === "handoff") return planHandoff(input, actor);
  if (input.composed.kind === "proposed") return planCall(input, input.composed);
  if (answer === null) throw new Error(`a turn was decided as ${action} without words`);
  return action === "hold" ? planDraft(input, actor, answer, decisionId) : planReply(input, actor, answer);
}

function planReply({ workspaceId, context, decision, words, now }: TurnPlanInput, actor: BotActor, answer: Answer): Part {
  const place = { workspaceId, conversationId: context.conversation.id, now };
  const reply = messageItem(place, actor, {
    authorClass: "bot",
    authorId: context.bot.id,
    text: answer.text,
    sources: answer.sources,
    turnId: context.turn.id,
  });
  return {
    draft: null,
    handoff: null,
    items: [reply, ...offeredForm(place, actor, decision, words)],
    changes: null,
    ids: { draftId: null, handoffId: null, replyMessageId: reply.id },
  };
}

/** What the visitor is told is written with the request, when the turn is applied. */
function planCall({ context, decision, words }: TurnPlanInput, { tool, arguments: given }: ProposedCall): Part {
  const [first] = decision.reasons;
  if (first?.code !== "tool_call" || tool === null || words.line === null) throw new Error("a turn was decided as a call that nobody may ask for");
  return {
    draft: null,
    handoff: null,
    items: [],
    changes: null,
    ids: { draftId: null, handoffId: null, replyMessageId: null },
    call: {
      botId: context.bot.id,
      toolId: tool.id,
      arguments: given,
      byPerson: first.person,
      text: words.line,
      language: languageOfForms(words.language ?? null),
    },
  };
}

/** What opens the form in the widget. */
function offeredForm(
  place: { workspaceId: WorkspaceId; conversationId: ConversationId; now: Date },
  actor: BotActor,
  { action, reasons }: Decision,
  { language = null }: VisitorWords,
): Item[] {
  const [first] = reasons;
  if (action !== "clarify" || first?.code !== "request_form") return [];
  const said = requestWords(language);
  const title = said.titles[first.form];
  const system = { code: "request_offered" as const, params: { form: first.form, label: fillForm(said.open, title) } };
  return [messageItem(place, actor, { authorClass: "system", authorId: null, text: title, system })];
}

function planDraft({ workspaceId, context, measured, decision, words, now }: TurnPlanInput, actor: BotActor, answer: Answer, decisionId: string): Part {
  const place = { workspaceId, conversationId: context.conversation.id, now };
  const id = newId<"draft">();
  const { salt, sha256 } = saltedText(answer.text);
  const risk = rateRisk(decision.reasons);
  const review = measured.policy.review ?? defaultReview;
  const content = contentSha256(answer.text, answer.sources);
  const digest = draftDigest({
    id,
    workspaceId,
    conversationId: context.conversation.id,
    turnId: context.turn.id,
    decisionId,
    textSha256: sha256,
    contentSha256: content,
    sources: answer.sources,
    status: "pending_review",
    version: 1,
    finalTextSha256: null,
    decidedBy: null,
    decidedAt: null,
    messageId: null,
    createdAt: now.toISOString(),
  });
  const items: Item[] = [
    eventItem(actor, { type: "draft.created", subjectType: "draft", subjectId: id, data: { digest, status: "pending_review", turnId: context.turn.id } }),
    // Once for all drafts that wait at the same time.
    ...(context.conversation.heldDraftId === null
      ? [words.line === null ? systemItem(place, actor, { code: "draft_held", params: {} }) : toldItem(place, actor, words.line)]
      : []),
  ];
  return {
    draft: {
      id,
      text: answer.text,
      salt: salt.toString("hex"),
      textSha256: sha256,
      contentSha256: content,
      sources: answer.sources,
      rank: 3 - risk,
      dueAt: dueAfter(risk, review, now).toISOString(),
      outcome: review.outcome,
      approvals: review.approvals,
    },
    handoff: null,
    items,
    changes: { status: "open", heldDraftId: id, waitingSince: now.toISOString(), reasonCode: decision.reasons[0]?.code },
    ids: { draftId: id, handoffId: null, replyMessageId: null },
  };
}

/** Sensitive topics wait for a person even where the bot goes on alone, and so does everything where it is stopped. */
export function isWithheld({ availability, measured: { signals } }: Pick<TurnPlanInput, "availability" | "measured">): boolean {
  return !availability.available && availability.mode === "bot_only" && signals.sensitive.length === 0 && signals.stopped === undefined;
}

function planHandoff(input: TurnPlanInput, actor: BotActor): Part {
  const { workspaceId, context, decision, availability, words, now } = input;
  const place = { workspaceId, conversationId: context.conversation.id, now };
  const id = newId<"handoff">();
  const codes = decision.reasons.map(({ code }) => code);
  const online = context.teamOnline;
  const away = awayParams(context.channel.awayMessage, availability);
  if (isWithheld(input)) {
    const data = { trigger: "bot", reasons: codes };
    return {
      draft: null,
      handoff: null,
      items: [
        eventItem(actor, { type: "handoff.withheld", subjectType: "conversation", subjectId: context.conversation.id, data }),
        systemItem(place, actor, { code: "handoff_bot_only", params: { ...away, bot: context.bot.name } }),
      ],
      changes: null,
      ids: { draftId: null, handoffId: null, replyMessageId: null },
    };
  }
  return {
    draft: null,
    handoff: {
      id,
      trigger: "bot",
      status: online ? "offered" : "requested",
      reasonCode: codes[0],
      reasons: decision.reasons,
      noticeDueAt: new Date(now.getTime() + unacceptedNoticeMs).toISOString(),
    },
    items: [
      eventItem(actor, { type: "handoff.requested", subjectType: "handoff", subjectId: id, data: { trigger: "bot", reasons: codes, ...teamOf(decision) } }),
      ...(online ? [eventItem(actor, { type: "handoff.offered", subjectType: "handoff", subjectId: id, data: {} })] : []),
      availability.available && words.line !== null
        ? toldItem(place, actor, words.line)
        : systemItem(place, actor, availability.available ? requestedLine(availability.expectedMinutes) : { code: "handoff_away", params: away }),
    ],
    changes: { status: "open", handledBy: "queue", waitingSince: now.toISOString(), reasonCode: codes[0], bumpEpoch: true },
    ids: { draftId: null, handoffId: id, replyMessageId: null },
  };
}

/** The first reason that names a team; the handoff's row gives the conversation to it. */
function teamOf({ reasons }: Decision): { teamId?: string } {
  for (const reason of reasons) if ("teamId" in reason && reason.teamId !== undefined) return { teamId: reason.teamId };
  return {};
}
