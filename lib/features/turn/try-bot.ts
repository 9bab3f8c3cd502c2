import "server-only";
/** The decision trace with no side effect: the same measuring, deciding and composing as a real turn, and nothing written. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import type { WireReason } from "@/lib/contracts/api/reason";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { readPlaygroundContext } from "@/lib/db/playground";
import { withWorkspaceSql } from "@/lib/db/tx";
import { decideAndCompose } from "./decide-and-compose";
import { measureSignals } from "./measure-signals";
import { presentSources } from "@/lib/moves/present-decision";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";

/** Throws forbidden. */
export async function tryBot(actor: MemberActor, input: { text: string; history: string[] }): Promise<PlaygroundResponse> {
  requireScope(actor, "playground:use");
  const startedAt = now().getTime();
  const context = await withWorkspaceSql(actor, readPlaygroundContext);
  if (!context) throw notFound();
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
    knowledgeVersion: context.knowledgeVersionNumber,
    latencyMs: now().getTime() - startedAt,
  };
}
