import "server-only";
/** Which OpenAI-compatible endpoint a bot speaks to: its own, or the operator's. */
import { env } from "@/lib/platform/env";

export type ModelEndpoint = {
  baseUrl: string;
  apiKey: string | null;
  model: string;
  /** Set by the operator in the environment: may be a private address. A tenant's may not. */
  trusted: boolean;
};

/** Null when neither the bot nor the operator has set one. */
export function modelEndpoint(own: { baseUrl: string | null; model: string | null; apiKey: string | null }): ModelEndpoint | null {
  if (own.baseUrl !== null && own.model !== null) return { baseUrl: own.baseUrl, apiKey: own.apiKey, model: own.model, trusted: false };
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL } = env();
  const model = own.model ?? LLM_MODEL;
  return LLM_BASE_URL && model ? { baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY ?? null, model, trusted: true } : null;
}
