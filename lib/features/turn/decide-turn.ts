import "server-only";
/**
 * Decides a turn: reads what it needs in one statement, measures and decides outside any transaction, and applies the result in one
 * statement that refuses it when a person took over meanwhile. Then the result is kept as a superseded draft and never sent.
 */
import { decide } from "@/lib/core/escalation/decide";
import { detectRequestForm } from "@/lib/core/escalation/detect-request-form";
import type { Decision, Signals } from "@/lib/core/escalation/types";
import { expectedWait } from "@/lib/core/handoff/expected-wait";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { findAvailability } from "@/lib/core/office-hours/find-availability";
import { listSentFiles } from "@/lib/db/attachment";
import { findHoursOfConversation, markEmailAsked } from "@/lib/db/conversation";
import { awaitExternalAnswer } from "@/lib/db/external-bot";
import { listRecentWaits } from "@/lib/db/handoff-wait";
import { findStoppedScope } from "@/lib/db/kill-switch";
import { findLastAction, findTurnFacts } from "@/lib/db/policy";
import { isFormOffered } from "@/lib/db/request-form";
import { listOfferedTools } from "@/lib/db/tool";
import { withWorkspaceSql } from "@/lib/db/tx";
import type { ConversationId, TurnId, WorkspaceId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import { type ApplyOutcome, applyTurn, extendTurnLease, type ExternalContext, readTurnContext, type TurnContext } from "@/lib/db/turn";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";
import { ringConversation, ringTyping } from "@/lib/realtime/bell";
import { applyCall } from "./apply-call";
import { chooseWords, needsWords, noWords, ownWordsOf, type VisitorWords } from "./choose-words";
import { decideAndCompose, needsNoAnswer } from "./decide-and-compose";
import { askByWebhook, externalName, judgeInFront, type Judged, judgeReply } from "./judge-external";
import { fallbackPolicy } from "./load-policy";
import { type Measured, measureSignals } from "./measure-signals";
import { isWithheld, planTurn, type TurnPlanInput } from "./plan-turn";
import { prepareTurn } from "./prepare-turn";
import { supersedeTurn } from "./supersede-turn";

/** Longer than a model or a bot of the tenant's own may take (20 s), so that no sweep asks it a second time. */
const modelLeaseMs = 25_000;

/** Sweeps that may fail on a turn before it is handed to people. */
const attemptsBeforePeople = 2;

export type TurnResult = { action: Decision["action"]; outcome: Exclude<ApplyOutcome, "stopped"> } | null;

/**
 * Null when the turn is gone or decided already, or waits for the tenant's program. Safe to run twice and in several processes at once: only one result is applied.
 * `received`: the context that came with the message, for the process that has just stored it; read here for everybody else.
 */
export async function decideTurn(workspaceId: WorkspaceId, turnId: TurnId, received: TurnContext | null = null): Promise<TurnResult> {
  const startedAt = now();
  const context = received ?? (await readTurnContext(workspaceId, turnId, new Date(startedAt.getTime() - onlineForMs)));
  if (!context || context.turn.status !== "pending") return null;
  const text = context.message.text ?? "";
  const { external } = context;
  if (external?.mode === "api" && external.dueAt !== null && startedAt < new Date(external.dueAt)) return null;
  const typing = context.stopped === null && (external ? external.mode === "webhook" : context.bot.modelEnabled);
  if (typing) {
    await extendTurnLease(workspaceId, turnId, new Date(startedAt.getTime() + modelLeaseMs));
    ringTyping(workspaceId, context.conversation.id, "bot", true);
  }
  const judged = await (external ? judgeExternal(workspaceId, context, external, text) : judge(workspaceId, context, text)).catch((error: unknown) => {
    if (context.turn.attempts < attemptsBeforePeople) throw error;
    log.error("a turn is given to people after failing again and again", { workspaceId, turnId, error: describeError(error) });
    return giveUp(context);
  });
  if (typing) ringTyping(workspaceId, context.conversation.id, "bot", false);
  return judged === null ? null : settleTurn(workspaceId, context, judged, startedAt);
}

/** Applies what was decided; what comes after a person took over is kept and never sent. */
export async function settleTurn(workspaceId: WorkspaceId, context: TurnContext, judged: Judged, startedAt: Date): Promise<NonNullable<TurnResult>> {
  const { measured, decision } = judged;
  const availability = await readAvailability(workspaceId, context, decision.action === "handoff");
  const words = await readWords(workspaceId, context, judged);
  const composed = ownWordsOf(judged, words);
  const plan = planTurn({ workspaceId, context, measured, decision, composed, words, availability, startedAt, now: now() });
  const outcome = await (plan.call ? applyCall(plan, plan.call) : applyTurn(plan));
  if (outcome === "not_offered") return settleTurn(workspaceId, context, withdraw(judged), startedAt);
  if (outcome === "stopped") return settleTurn(workspaceId, context, await stop(workspaceId, context, judged), startedAt);
  if (outcome === "applied" && decision.action === "handoff")
    await askForAddress(workspaceId, context.conversation.id, availability, isWithheld({ availability, measured }));
  if (outcome === "superseded") await supersedeTurn(plan);
  if (outcome !== "already") ringConversation(workspaceId, context.conversation.id);
  return { action: decision.action, outcome };
}

/** A kill switch came before the words of the bot: people have it, unless it was lifted meanwhile. */
async function stop(workspaceId: WorkspaceId, { conversation }: TurnContext, judged: Judged): Promise<Judged> {
  const stopped = await withWorkspaceSql({ workspaceId }, (tx) => findStoppedScope(tx, conversation.id));
  if (stopped === null) return judged;
  const measured = { ...judged.measured, signals: { ...judged.measured.signals, stopped } };
  return { ...judged, measured, decision: decide(measured.signals, measured.policy), composed: { kind: "none" } };
}

/** What the model asked for is no longer to be had: people decide. */
function withdraw(judged: Judged): Judged {
  const { signals, policy } = judged.measured;
  const tool = signals.toolCall?.tool ?? null;
  const measured = { ...judged.measured, signals: { ...signals, toolCall: { tool, refused: "not_offered" as const, unsaid: 0, heard: false } } };
  return { ...judged, measured, decision: decide(measured.signals, policy) };
}

/** What the visitor is told beside an answer; who they are is read only where something is. */
async function readWords(workspaceId: WorkspaceId, context: TurnContext, { decision, measured, words }: Judged): Promise<VisitorWords> {
  if (!needsWords(decision, measured.signals, words)) return noWords;
  const facts = await withWorkspaceSql({ workspaceId }, (tx) => findTurnFacts(tx, context.conversation.id));
  return chooseWords(decision, measured.signals, words, facts, context.bot.name);
}

/** Only a decision that asks for a person needs to know when people are there, and how long they take. */
async function readAvailability(workspaceId: WorkspaceId, { conversation, teamOnline }: TurnContext, needed: boolean): Promise<TurnPlanInput["availability"]> {
  if (!needed) return { ...findAvailability(null, teamOnline, now()), mode: "email", expectedMinutes: null };
  return withWorkspaceSql({ workspaceId }, async (tx) => {
    const hours = await findHoursOfConversation(tx, conversation.id);
    const availability = findAvailability(hours?.officeHours ?? null, teamOnline, now());
    const expectedMinutes = availability.available ? expectedWait(await listRecentWaits(tx)) : null;
    return { ...availability, mode: hours?.unavailableMode ?? "email", expectedMinutes };
  });
}

/** Where nobody is there, the widget asks for an address at once, unless the channel lets visitors wait first. */
async function askForAddress(
  workspaceId: WorkspaceId,
  id: ConversationId,
  { available, mode }: TurnPlanInput["availability"],
  withheld: boolean,
): Promise<void> {
  if (available || (mode !== "email" && !withheld)) return;
  await withWorkspaceSql({ workspaceId }, (tx) => markEmailAsked(tx, id));
}

/** Null: the turn is the tenant's program's to answer, until the time that is set for it. */
async function judgeExternal(workspaceId: WorkspaceId, context: TurnContext, external: ExternalContext, text: string): Promise<Judged | null> {
  const front = await judgeInFront(workspaceId, context, text);
  if (needsNoAnswer(front.decision)) return front;
  const name = externalName(external);
  if (external.mode === "webhook") {
    const { asked, requestSha256 } = await askByWebhook(workspaceId, context, external);
    return judgeReply(front, name, text, asked, requestSha256);
  }
  if (external.dueAt !== null) return judgeReply(front, name, text, { kind: "failed", failure: "timeout" }, null);
  const until = new Date(now().getTime() + external.timeoutMs);
  await withWorkspaceSql({ workspaceId }, (tx) => awaitExternalAnswer(tx, context.turn.id, until));
  // Rung for programs that wait for a turn; the visitor sees that the bot is at it.
  ringConversation(workspaceId, context.conversation.id);
  ringTyping(workspaceId, context.conversation.id, "bot", true);
  return null;
}

async function judge(workspaceId: WorkspaceId, context: TurnContext, text: string): Promise<Judged> {
  const { policy, words, circumstances } = await prepareTurn(workspaceId, context);
  const measured = await measureSignals({
    workspaceId,
    text,
    earlier: context.history.flatMap(({ author, text: said }) => (author === "visitor" && said !== null ? [said] : [])),
    turns: context.conversation.botTurns - 1,
    policy,
    circumstances,
    turnId: context.turn.id,
    knowledgeVersionId: context.knowledgeVersionId,
    stopped: context.stopped,
    form: await findForm(workspaceId, context, text),
    botName: context.bot.name,
  });
  if (measured.signals.smallTalk && (await hasFiles(workspaceId, context))) measured.signals = { ...measured.signals, smallTalk: undefined };
  const lastAction = (): ReturnType<typeof findLastAction> => withWorkspaceSql({ workspaceId }, (tx) => findLastAction(tx, context.conversation.id));
  const offered = (): ReturnType<typeof listOfferedTools> => withWorkspaceSql({ workspaceId }, (tx) => listOfferedTools(tx, context.conversation.id));
  return { measured, words, ...(await decideAndCompose({ ...context, offered }, text, measured, lastAction)) };
}

/** The form that collects what is asked for, where it is on and this visitor may use it. Looked up only where a wish was heard. */
async function findForm(workspaceId: WorkspaceId, { conversation, stopped }: TurnContext, text: string): Promise<RequestKind | null> {
  const wish = stopped === null ? detectRequestForm(text) : null;
  if (wish === null) return null;
  return withWorkspaceSql({ workspaceId }, async (tx) => ((await isFormOffered(tx, wish.kind, conversation.id)) ? wish.kind : null));
}

/** A picture with a greeting asks something. */
async function hasFiles(workspaceId: WorkspaceId, { message }: TurnContext): Promise<boolean> {
  return (await withWorkspaceSql({ workspaceId }, (tx) => listSentFiles(tx, message.id))).length > 0;
}

/** Nothing could be measured: no score speaks for an answer, so people have it. A visitor is never left without an answer because of a fault of ours. */
function giveUp({ bot, conversation, stopped }: TurnContext): Judged {
  const signals: Signals = {
    explicitRequest: null,
    sensitive: [],
    confidence: null,
    scope: null,
    hasKnowledge: true,
    repeat: null,
    turns: conversation.botTurns - 1,
    modelFailure: "invalid_output",
    ...(stopped === null ? {} : { stopped }),
  };
  const measured: Measured = { signals, policy: fallbackPolicy(bot), retrieval: null, index: null, servedVersionId: null };
  return { measured, words: [], decision: decide(signals, measured.policy), composed: { kind: "none" } };
}
