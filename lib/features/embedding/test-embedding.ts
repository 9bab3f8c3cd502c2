import "server-only";
/** Asks an endpoint for two vectors before anybody relies on it. Nothing is stored. */
import { type Actor, requireScope } from "@/lib/access/actor";
import { findEmbeddingSetting } from "@/lib/db/embedding";
import { withWorkspaceSql } from "@/lib/db/tx";
import { embedTexts } from "@/lib/integrations/embeddings/embed-texts";
import { isSamePlace, sealModelKey } from "@/lib/integrations/llm/model-key";
import { embeddingEndpoint } from "@/lib/integrations/embeddings/endpoint";

export type EmbeddingTrial =
  { kind: "works"; dimensions: number; latencyMs: number } | { kind: "fails"; failure: string; code: string; status: number | null; latencyMs: number };

const deadlineMs = 10_000;

/** `apiKey` undefined: the stored one, if the address is still the place that it was given for. Throws forbidden. */
export async function testEmbedding(actor: Actor, input: { baseUrl: string | null; model: string | null; apiKey?: string | null }): Promise<EmbeddingTrial> {
  requireScope(actor, "bot:write");
  const stored = await withWorkspaceSql(actor, findEmbeddingSetting);
  const kept = stored && isSamePlace(stored.baseUrl, input.baseUrl) ? stored.keyCiphertext : null;
  const keyCiphertext = input.apiKey === undefined ? kept : input.apiKey === null ? null : sealModelKey(input.apiKey);
  const endpoint = embeddingEndpoint({ baseUrl: input.baseUrl, model: input.model, keyCiphertext });
  if (!endpoint) return { kind: "fails", failure: "unreachable", code: "not_set", status: null, latencyMs: 0 };
  const startedAt = performance.now();
  const result = await embedTexts(endpoint, ["Can I send it back?", "How do I return a parcel?"], deadlineMs);
  const latencyMs = Math.round(performance.now() - startedAt);
  if (result.kind === "embedded") return { kind: "works", dimensions: result.vectors[0]?.length ?? 0, latencyMs };
  return { kind: "fails", failure: result.failure, code: result.code, status: result.status, latencyMs };
}
