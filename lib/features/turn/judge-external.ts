import "server-only";
/**
 * A turn whose words come from a bot of the tenant's own. Handrail's rules stand in front of it (a request for a person, sensitive topics, too
 * many turns: it is not even asked) and behind it (draft mode and topics that hold, its own confidence); it moves none of them.
 */
import type { ExternalReply } from "@/lib/contracts/api/external-bot";
import { decide } from "@/lib/core/escalation/decide";
import type { Decision, ExternalSignal, ModelFailure } from "@/lib/core/escalation/types";
import type { WordEntry } from "@/lib/core/escalation/visitor-words";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { findLastAction } from "@/lib/db/policy";
import type { ExternalContext, TurnContext } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { askExternalBot, type ExternalAsked } from "@/lib/integrations/external-bot/ask-external-bot";
import { now } from "@/lib/platform/clock";
import { decryptSecret, sha256Hex } from "@/lib/platform/crypto";
import { log } from "@/lib/platform/log";
import type { Composed } from "./compose-answer";
import { decideOnce } from "./decide-and-compose";
import { externalRequestBody, externalTurn } from "./external-turn";
import { measureOutput } from "./measure-output";
import { type Measured, measureSignals } from "./measure-signals";
import { prepareTurn } from "./prepare-turn";

/** `words`: what the policy has written for visitors. */
export type Judged = { measured: Measured; words: readonly WordEntry[]; decision: Decision; composed: Composed };

export const externalSecretPurpose = "external-bot-secret";

/** A source of the tenant's own is no article: it has this id, which names none. */
const noArticle = "00000000-0000-0000-0000-000000000000";

/** The rules in front, before the bot has said anything. Unless they need no answer, it may be asked. */
export async function judgeInFront(workspaceId: WorkspaceId, context: TurnContext, text: string): Promise<Judged> {
  const { policy, words, circumstances } = await prepareTurn(workspaceId, context);
  const measured = await measureSignals({
    workspaceId,
    text,
    earlier: context.history.flatMap(({ author, text: said }) => (author === "visitor" && said !== null ? [said] : [])),
    turns: context.conversation.botTurns - 1,
    policy,
    circumstances,
    turnId: context.turn.id,
    knowledgeVersionId: null,
    stopped: context.stopped,
    botName: context.bot.name,
  });
  measured.signals = { ...measured.signals, external: { kind: "asked" } };
  const lastAction = (): ReturnType<typeof findLastAction> => withWorkspaceSql({ workspaceId }, (tx) => findLastAction(tx, context.conversation.id));
  return { measured, words, decision: await decideOnce(measured, lastAction), composed: { kind: "none" } };
}

/** Asks by webhook. The id of the request is the turn's, so that one that is asked again is known as one. */
export async function askByWebhook(
  workspaceId: WorkspaceId,
  context: TurnContext,
  external: ExternalContext,
  options: { test?: boolean } = {},
): Promise<{ asked: ExternalAsked; requestSha256: string }> {
  const at = now();
  const turn = externalTurn(context, external, new Date(at.getTime() + external.timeoutMs));
  const body = externalRequestBody(turn, at, options.test === true);
  const secret = decryptSecret(externalSecretPurpose, external.secretCiphertext ?? "");
  const asked = await askExternalBot(
    { url: external.url ?? "", secret, timeoutMs: external.timeoutMs },
    { id: toWireId("turn", context.turn.id), timestamp: at, body },
  );
  if (asked.kind === "failed") log.warn("a bot of the tenant's own gave no usable reply", { workspaceId, code: asked.failure, durationMs: asked.durationMs });
  return { asked, requestSha256: sha256Hex(body) };
}

/** The rules behind, with what the bot said or that it failed. `name` says in the decision who it was. */
export function judgeReply(
  front: Judged,
  name: string,
  question: string,
  said: { kind: "reply"; reply: ExternalReply } | { kind: "failed"; failure: ModelFailure },
  requestSha256: string | null,
): Judged {
  const { words } = front;
  const given = said.kind === "reply" && said.reply.action !== "handoff" ? said.reply : null;
  const sources = (given?.sources ?? []).map(({ title, url, quote }) => ({ articleId: noArticle, title, url: url ?? null, quote: quote ?? "" }));
  // what it quotes is not all that it answered from: it says nothing of grounding
  const output = given === null ? {} : measureOutput({ text: given.text, sources: [] }, question, front.measured.policy.guardrails);
  const signals = { ...front.measured.signals, ...output, external: signalOf(said) };
  const measured = { ...front.measured, signals };
  const decision = decide(signals, measured.policy);
  if (said.kind === "failed") return { measured, words, decision, composed: { kind: "failed", failure: said.failure, model: name } };
  if (given === null) return { measured, words, decision, composed: { kind: "none" } };
  return {
    measured,
    words,
    decision,
    composed: { kind: "answer", answer: { text: given.text, sources, model: name, promptSha256: requestSha256, inputTokens: null, outputTokens: null } },
  };
}

/** How a decision names the bot: by its host, or as an answer by API. */
export function externalName(external: Pick<ExternalContext, "mode" | "url">): string {
  return external.mode === "api" ? "own bot (API)" : `own bot (${URL.canParse(external.url ?? "") ? new URL(external.url ?? "").host : "webhook"})`;
}

function signalOf(said: { kind: "reply"; reply: ExternalReply } | { kind: "failed"; failure: ModelFailure }): ExternalSignal {
  if (said.kind === "failed") return said;
  const { reply } = said;
  return reply.action === "handoff" ? { kind: "handoff" } : { kind: reply.action, confidence: reply.confidence ?? null };
}
