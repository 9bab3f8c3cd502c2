import "server-only";
/** Texts to vectors. One provider: any OpenAI-compatible endpoint (`embed-texts.ts`); a hosted one, or one beside the database. */
import type { ModelFailure } from "@/lib/core/escalation/types";

export type EmbeddingEndpoint = {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** Set by the operator in the environment: may be a private address. A tenant's may not. */
  trusted: boolean;
};

export type Embedded =
  /** One vector of length one for each text, all of the same number of dimensions, in the order of the texts. */
  | { kind: "embedded"; vectors: Float32Array[] }
  /** `code` says more, never text of the answer. `status`: of HTTP, null when there was none. */
  | { kind: "failed"; failure: ModelFailure; code: string; status: number | null };
