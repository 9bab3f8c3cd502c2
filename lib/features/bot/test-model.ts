import "server-only";
/** Asks a model one question about one passage, as a turn would, before anybody relies on it. Nothing is stored and no visitor is involved. */
import { type Actor, requireScope } from "@/lib/access/actor";
import type { BotId } from "@/lib/core/kernel/ids";
import { findBot } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { askModel } from "@/lib/integrations/llm/ask-model";
import { modelEndpoint } from "@/lib/integrations/llm/endpoint";
import { isSamePlace, openModelKey } from "@/lib/integrations/llm/model-key";
import { notFound } from "@/lib/platform/errors";

export type ModelTrial =
  | { kind: "works"; answer: string; inputTokens: number | null; outputTokens: number | null; latencyMs: number }
  | { kind: "fails"; failure: string; code: string; status: number | null; latencyMs: number };

const passage = { title: "Returns", text: "A parcel can be sent back within thirty days of delivery. Sending it back costs nothing." };

/** `apiKey` undefined: the stored one, if the address is still the place that it was given for. Throws forbidden, not_found. */
export async function testModel(
  actor: Actor,
  botId: BotId,
  input: { baseUrl: string | null; name: string | null; apiKey?: string | null },
): Promise<ModelTrial> {
  requireScope(actor, "bot:write");
  const bot = await withWorkspace(actor, (tx) => findBot(tx, botId));
  if (!bot) throw notFound();
  const kept = isSamePlace(bot.modelBaseUrl, input.baseUrl) ? openModelKey(bot.modelKeyCiphertext) : null;
  const endpoint = modelEndpoint({ baseUrl: input.baseUrl, model: input.name, apiKey: input.apiKey === undefined ? kept : input.apiKey });
  if (!endpoint) return { kind: "fails", failure: "unreachable", code: "not_set", status: null, latencyMs: 0 };
  const startedAt = performance.now();
  const { name, tone, instructions } = bot;
  const asked = await askModel(endpoint, {
    botName: name,
    tone,
    instructions,
    history: [],
    question: "How long can I send a parcel back?",
    passages: [passage],
  });
  const latencyMs = Math.round(performance.now() - startedAt);
  if (asked.kind === "answered") return { kind: "works", answer: asked.text, inputTokens: asked.inputTokens, outputTokens: asked.outputTokens, latencyMs };
  const { failure, code, status } = asked.kind === "failed" ? asked : { failure: "invalid_output" as const, code: "calls", status: null };
  return { kind: "fails", failure, code, status, latencyMs };
}
