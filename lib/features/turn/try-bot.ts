import "server-only";
/** The decision trace with no side effect: the same measuring, deciding and composing as a real turn, and nothing written. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import type { WireReason } from "@/lib/contracts/api/reason";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { type ExternalBotRow, findExternalBot } from "@/lib/db/external-bot";
import { type PlaygroundContext, readPlaygroundContext } from "@/lib/db/playground";
import type { ExternalContext, TurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { decideAndCompose } from "./decide-and-compose";
import { askByWebhook, externalName, judgeInFront, type Judged, judgeReply } from "./judge-external";
import { measureSignals } from "./measure-signals";
import { presentSources } from "@/lib/moves/present-decision";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/** Throws forbidden. */
export async function tryBot(actor: MemberActor, asked: { text: string; history: string[] }): Promise<PlaygroundResponse> {
  requireScope(actor, "playground:use");
  const input = { text: maskPersonalData(asked.text).text, history: asked.history.map((text) => maskPersonalData(text).text) };
  const startedAt = now().getTime();
  const context = await withWorkspaceSql(actor, readPlaygroundContext);
  if (!context) throw notFound();
  const ownBot = await withWorkspaceSql(actor, (tx) => findExternalBot(tx, context.bot.id));
  if (ownBot && ownBot.mode !== "off") return tryExternalBot(actor, input, context, { ...ownBot, mode: ownBot.mode });
  const measured = await measureSignals({
    workspaceId: actor.workspaceId,
    text: input.text,
    earlier: input.history,
    turns: input.history.length,
    bot: context.bot,
    knowledgeVersionId: context.knowledgeVersionId,
  });
  const history = input.history.map((text) => ({ author: "visitor", text }));
  const { decision, composed } = await decideAndCompose({ bot: context.bot, history }, input.text, measured);
  return presentTrial({ measured, decision, composed }, null, context.knowledgeVersionNumber, startedAt);
}

/** A bot of the tenant's own is asked as in a real turn, and told that it is a test. By API there is nobody to ask: the rules in front are shown. */
async function tryExternalBot(
  actor: MemberActor,
  input: { text: string; history: string[] },
  { bot }: PlaygroundContext,
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
    botVersionId: newId<"botVersion">(),
    knowledgeVersionId: null,
    channel: { awayMessage: "" },
    teamOnline: false,
    history: input.history.map((text) => ({ author: "visitor", text })),
    external,
  };
  const front = await judgeInFront(actor.workspaceId, context, input.text);
  const told = (sentence: string, status: number | null = null, durationMs = 0) => ({ mode: ownBot.mode, sentence, status, durationMs });
  if (front.decision.action === "handoff") return presentTrial(front, told("Your own bot is not asked: the rules in front of it decide."), null, startedAt);
  if (ownBot.mode === "api")
    return presentTrial(
      front,
      told("Your own bot answers by API, so nothing is asked here: what is shown is what the rules in front of it let through."),
      null,
      startedAt,
    );
  const { asked, requestSha256 } = await askByWebhook(actor.workspaceId, context, external, { test: true });
  const judged = judgeReply(front, externalName(external), input.text, asked, requestSha256);
  return presentTrial(judged, told(asked.sentence, asked.status, asked.durationMs), null, startedAt);
}

function presentTrial(
  { measured, decision, composed }: Judged,
  external: PlaygroundResponse["external"],
  knowledgeVersion: number | null,
  startedAt: number,
): PlaygroundResponse {
  const { signals, policy, retrieval } = measured;
  return {
    action: decision.action,
    reasons: decision.reasons as WireReason[],
    signals: {
      confidence: signals.confidence,
      scope: signals.scope,
      features: retrieval?.features ?? {},
      repeat: signals.repeat,
      turns: signals.turns,
      hasKnowledge: signals.hasKnowledge,
      modelFailure: signals.modelFailure,
    },
    policy: {
      confidenceThreshold: policy.confidenceThreshold,
      scopeThreshold: policy.scopeThreshold,
      repeatSimilarity: policy.repeatSimilarity,
      repeatCount: policy.repeatCount,
      turnCap: policy.turnCap,
      draftMode: policy.draftMode,
    },
    hits: (retrieval?.hits ?? []).map(({ articleId, title, url, score, passage }) => ({
      articleId: toWireId("article", articleId),
      title,
      url,
      score,
      passage,
    })),
    answer: composed.kind === "answer" ? { text: composed.answer.text, sources: presentSources(composed.answer.sources), model: composed.answer.model } : null,
    external,
    knowledgeVersion,
    latencyMs: now().getTime() - startedAt,
  };
}
