import "server-only";
/** The decision trace with no side effect: the same measuring, deciding and composing as a real turn, and nothing written. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { PlaygroundRequest, PlaygroundResponse } from "@/lib/contracts/api/playground";
import { chooseTier } from "@/lib/core/approval/choose-tier";
import { findFlips } from "@/lib/core/escalation/find-flips";
import { limitFor } from "@/lib/core/escalation/topic-limits";
import { ourWords } from "@/lib/core/escalation/visitor-words";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { type ExternalBotRow, findExternalBot } from "@/lib/db/external-bot";
import { type PlaygroundContext, readPlaygroundContext } from "@/lib/db/playground";
import { listOfferedTools } from "@/lib/db/tool";
import type { ExternalContext, TurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { chooseWords, ownWordsOf } from "./choose-words";
import { decideAndCompose, needsNoAnswer } from "./decide-and-compose";
import { askByWebhook, externalName, judgeInFront, type Judged, judgeReply } from "./judge-external";
import { loadPolicy } from "./load-policy";
import { measureSignals } from "./measure-signals";
import { asksForFacts, circumstancesOf } from "./turn-facts";
import { presentReasons, presentSources, wireTopic } from "@/lib/moves/present-decision";
import { presentPaired } from "@/lib/moves/present-paired";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/** Of whom nothing is known. */
const nobody = { channelId: null, locale: null, verified: false, attributes: {} };

/** Throws forbidden. */
export async function tryBot(actor: MemberActor, asked: PlaygroundRequest): Promise<PlaygroundResponse> {
  requireScope(actor, "playground:use");
  const input = { text: maskPersonalData(asked.text).text, history: asked.history.map((text) => maskPersonalData(text).text) };
  const startedAt = now().getTime();
  const context = await withWorkspaceSql(actor, readPlaygroundContext);
  if (!context) throw notFound();
  const ownBot = await withWorkspaceSql(actor, (tx) => findExternalBot(tx, context.bot.id));
  if (ownBot && ownBot.mode !== "off") return tryExternalBot(actor, input, context, { ...ownBot, mode: ownBot.mode });
  const { policy, words } = await loadPolicy(actor.workspaceId, context.botVersionId, context.bot);
  const measured = await measureSignals({
    workspaceId: actor.workspaceId,
    text: input.text,
    earlier: input.history,
    turns: input.history.length,
    policy,
    circumstances: asksForFacts(policy) ? circumstancesOf(policy, { ...nobody, ...asked.visitor }) : null,
    turnId: null,
    knowledgeVersionId: context.knowledgeVersionId,
    stopped: null,
    botName: context.bot.name,
  });
  const history = input.history.map((text) => ({ author: "visitor", text }));
  const offered = (): ReturnType<typeof listOfferedTools> => withWorkspaceSql(actor, (tx) => listOfferedTools(tx, null));
  const judged = { measured, words, ...(await decideAndCompose({ bot: context.bot, history, offered }, input.text, measured, () => Promise.resolve(null))) };
  return presentTrial(judged, input.text, context.bot.name, null, context.knowledgeVersionNumber, startedAt);
}

/** A bot of the tenant's own is asked as in a real turn, and told that it is a test. By API there is nobody to ask: the rules in front are shown. */
async function tryExternalBot(
  actor: MemberActor,
  input: { text: string; history: string[] },
  { bot, botVersionId }: PlaygroundContext,
  ownBot: ExternalBotRow & { mode: "webhook" | "api" },
): Promise<PlaygroundResponse> {
  const startedAt = now().getTime();
  const contact = { visitorId: newId<"visitor">(), verified: false, externalId: null, name: null, email: null, attributes: {} };
  const external: ExternalContext = { ...ownBot, dueAt: null, pageUrl: null, locale: null, contact };
  const context: TurnContext = {
    turn: { id: newId<"turn">(), status: "pending", epoch: 1, attempts: 0 },
    message: { id: newId<"message">(), text: input.text, eventSeq: 0 },
    conversation: { id: newId<"conversation">(), epoch: 1, handledBy: "bot", botTurns: input.history.length + 1, heldDraftId: null },
    bot,
    botVersionId,
    knowledgeVersionId: null,
    channel: { awayMessage: "" },
    teamOnline: false,
    history: input.history.map((text) => ({ author: "visitor", text })),
    external,
    stopped: null,
  };
  const front = await judgeInFront(actor.workspaceId, context, input.text);
  const told = (sentence: string, status: number | null = null, durationMs = 0) => ({ mode: ownBot.mode, sentence, status, durationMs });
  if (needsNoAnswer(front.decision))
    return presentTrial(front, input.text, bot.name, told("Your own bot is not asked: the rules in front of it decide."), null, startedAt);
  if (ownBot.mode === "api")
    return presentTrial(
      front,
      input.text,
      bot.name,
      told("Your own bot answers by API, so nothing is asked here: what is shown is what the rules in front of it let through."),
      null,
      startedAt,
    );
  const { asked, requestSha256 } = await askByWebhook(actor.workspaceId, context, external, { test: true });
  const judged = judgeReply(front, externalName(external), input.text, asked, requestSha256);
  return presentTrial(judged, input.text, bot.name, told(asked.sentence, asked.status, asked.durationMs), null, startedAt);
}

/** What would be asked for. Here nothing is. */
function triedCall({ decision, composed }: Judged): PlaygroundResponse["call"] {
  const [first] = decision.reasons;
  if (first?.code !== "tool_call" || composed.kind !== "proposed" || composed.tool === null) return null;
  const { tool, arguments: given } = composed;
  return { tool: tool.name, arguments: given, person: chooseTier(tool.policy, given, first.person) !== null };
}

function presentTrial(
  judged: Judged,
  question: string,
  botName: string,
  external: PlaygroundResponse["external"],
  knowledgeVersion: number | null,
  startedAt: number,
): PlaygroundResponse {
  const { measured, decision } = judged;
  const { signals, policy, retrieval } = measured;
  const words = chooseWords(decision, signals, judged.words, null, botName);
  const composed = ownWordsOf(judged, words);
  return {
    action: decision.action,
    reasons: presentReasons(decision.reasons),
    signals: {
      confidence: signals.confidence,
      scope: signals.scope,
      features: retrieval?.features ?? {},
      repeat: signals.repeat,
      turns: signals.turns,
      hasKnowledge: signals.hasKnowledge,
      modelFailure: signals.modelFailure,
      topic: signals.topic === undefined || signals.topic === null ? null : wireTopic(signals.topic),
      mood: signals.mood ?? null,
      amounts: (signals.amounts ?? []).map(({ amount, currency }) => ({ amount, currency })),
      requests: signals.complexity?.requests ?? null,
      flags: (signals.flags ?? []).map(({ kind, score, threshold, span }) => ({ kind, score, threshold, span })),
    },
    stored: { signals: { ...signals, features: retrieval?.features ?? {} }, policy: { ...policy } },
    policy: {
      confidenceThreshold: limitFor(signals, policy, "confidenceThreshold").threshold,
      scopeThreshold: limitFor(signals, policy, "scopeThreshold").threshold,
      repeatSimilarity: policy.repeatSimilarity,
      repeatCount: policy.repeatCount,
      turnCap: policy.turnCap,
      draftMode: policy.draftMode,
      moodLimit: policy.mood.action === "none" ? null : policy.mood.limit,
    },
    flips: findFlips(signals, policy),
    told: [words.acknowledge, decision.action === "handoff" || decision.action === "hold" ? (words.line ?? ourWords(decision.action, null)) : null].filter(
      (line) => line !== null,
    ),
    hits: (retrieval?.hits ?? []).map(({ articleId, title, url, score, passage }) => ({
      articleId: toWireId("article", articleId),
      title,
      url,
      score,
      passage,
    })),
    answer: composed.kind === "answer" ? { text: composed.answer.text, sources: presentSources(composed.answer.sources), model: composed.answer.model } : null,
    paired: presentPaired(signals.paired ?? null, question, measured.other ?? null),
    call: triedCall(judged),
    external,
    knowledgeVersion,
    latencyMs: now().getTime() - startedAt,
  };
}
