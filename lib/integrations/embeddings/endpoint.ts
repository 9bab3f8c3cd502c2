import "server-only";
/** The endpoint that a workspace's vectors come from: its own, or the operator's where it names none. */
import { openModelKey } from "@/lib/integrations/llm/model-key";
import { sha256Hex } from "@/lib/platform/crypto";
import { env } from "@/lib/platform/env";
import type { EmbeddingEndpoint } from "./port";

type Place = { baseUrl: string | null; model: string | null; keyCiphertext: string | null };

/** Null when neither the workspace nor the operator has set one. */
export function embeddingEndpoint(setting: Place): EmbeddingEndpoint | null {
  if (setting.baseUrl !== null && setting.model !== null)
    return { baseUrl: setting.baseUrl, apiKey: openModelKey(setting.keyCiphertext), model: setting.model, trusted: false };
  const { EMBEDDINGS_BASE_URL, EMBEDDINGS_API_KEY, EMBEDDINGS_MODEL } = env();
  const model = setting.model ?? EMBEDDINGS_MODEL;
  return setting.baseUrl === null && EMBEDDINGS_BASE_URL && model
    ? { baseUrl: EMBEDDINGS_BASE_URL, apiKey: EMBEDDINGS_API_KEY ?? null, model, trusted: true }
    : null;
}

/** Vectors of different endpoints or models have nothing to do with each other. */
export function vectorSpace({ baseUrl, model }: EmbeddingEndpoint): string {
  return sha256Hex(`${baseUrl} ${model}`).slice(0, 32);
}
