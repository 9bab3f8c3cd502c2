import "server-only";
/** Asks an OpenAI-compatible `/embeddings` for vectors, with strict limits; whatever it does ends in vectors or a typed failure. */
import { z } from "zod";
import { normalise } from "@/lib/core/retrieval/vector-search";
import { failureOf } from "@/lib/integrations/llm/ask-model";
import { type OutgoingResult, sendRequest } from "@/lib/integrations/outgoing/send-request";
import type { Embedded, EmbeddingEndpoint } from "./port";

/** Texts of one request. */
export const embeddingBatch = 64;
/** Of one vector; text-embedding-3-large has 3,072. */
const mostDimensions = 4_096;
const connectMs = 5_000;
/** 64 vectors of 4,096 numbers of 24 characters. */
const responseBytes = 8 * 1024 * 1024;

const replySchema = z.object({ data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1).max(mostDimensions) })) });

/** At most `embeddingBatch` texts. `deadlineMs` is for everything together. Never throws for what the endpoint does. */
export async function embedTexts(endpoint: EmbeddingEndpoint, texts: readonly string[], deadlineMs: number): Promise<Embedded> {
  const result = await sendRequest({
    url: embeddingsUrl(endpoint.baseUrl),
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(endpoint.apiKey === null ? {} : { authorization: `Bearer ${endpoint.apiKey}` }),
    },
    body: JSON.stringify({ model: endpoint.model, input: texts, encoding_format: "float" }),
    trusted: endpoint.trusted,
    limits: { connectMs: Math.min(connectMs, deadlineMs), firstByteMs: deadlineMs, totalMs: deadlineMs, responseBytes },
  });
  return read(result, texts.length);
}

function read(result: OutgoingResult, count: number): Embedded {
  if (result.kind !== "response" || result.status !== 200) {
    const { failure, code, status } = failureOf(result);
    return { kind: "failed", failure, code, status: status ?? null };
  }
  const invalid = (code: string): Embedded => ({ kind: "failed", failure: "invalid_output", code, status: 200 });
  let body: unknown;
  try {
    body = JSON.parse(result.body.toString("utf8"));
  } catch {
    return invalid("not_json");
  }
  const reply = replySchema.safeParse(body);
  if (!reply.success) return invalid("no_embeddings");
  const vectors: Float32Array[] = [];
  for (const { index, embedding } of reply.data.data) vectors[index] = Float32Array.from(embedding);
  const dimensions = vectors[0]?.length ?? 0;
  const isWhole = vectors.length === count && Array.from(vectors).every((vector) => vector?.length === dimensions && normalise(vector));
  return isWhole ? { kind: "embedded", vectors } : invalid("wrong_vectors");
}

/** `{base}/embeddings`; a query of the base address (an API version) stays behind it. */
function embeddingsUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/embeddings`;
  url.hash = "";
  return url.href;
}
