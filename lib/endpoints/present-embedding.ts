import "server-only";
import type { Embedding } from "@/lib/contracts/api/embedding";
import type { EmbeddingState } from "@/lib/features/embedding/get-embedding";

/** Before anything was saved it is off, at version 0. */
export function presentEmbedding({ setting, live }: EmbeddingState): Embedding {
  if (!setting) return { enabled: false, baseUrl: null, model: null, hasApiKey: false, state: "off", failure: null, version: 0 };
  const { failureCode, failedAt, space } = setting;
  const isReady = live !== null && live.space === space && live.state === "complete";
  return {
    enabled: setting.enabled,
    baseUrl: setting.baseUrl,
    model: setting.model,
    hasApiKey: setting.keyCiphertext !== null,
    state: space === null ? "off" : failureCode !== null ? "failing" : isReady ? "ready" : "building",
    failure: failureCode !== null && failedAt !== null ? { code: failureCode, at: failedAt.toISOString() } : null,
    version: setting.version,
  };
}
