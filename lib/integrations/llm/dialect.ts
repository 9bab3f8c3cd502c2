import "server-only";
/**
 * Endpoints that call themselves OpenAI-compatible differ in what they take: a reply held to a JSON schema, `max_tokens` or its newer name,
 * a temperature, functions. What an endpoint refuses is left out from then on; the process remembers it per endpoint and model.
 */
import type { OutgoingResponse } from "@/lib/integrations/outgoing/send-request";
import { singleton } from "@/lib/platform/singleton";
import type { ModelEndpoint } from "./endpoint";
import { type ChatMessage, replyJsonSchema } from "./model-prompt";

export type Dialect = { schema: boolean; limitName: "max_tokens" | "max_completion_tokens"; temperature: boolean; tools: boolean };

/** Room for the longest answer in the script that takes most tokens a character. */
const maxTokens = 2_400;
const mostRemembered = 500;
const widest: Dialect = { schema: true, limitName: "max_tokens", temperature: true, tools: true };

function remembered(): Map<string, Dialect> {
  return singleton("model-dialects", () => new Map());
}

function keyOf({ baseUrl, model }: ModelEndpoint): string {
  return `${baseUrl} ${model}`;
}

export function dialectOf(endpoint: ModelEndpoint): Dialect {
  return remembered().get(keyOf(endpoint)) ?? widest;
}

export function rememberDialect(endpoint: ModelEndpoint, dialect: Dialect): void {
  const known = remembered();
  known.delete(keyOf(endpoint));
  if (dialect === widest) return;
  known.set(keyOf(endpoint), dialect);
  if (known.size > mostRemembered) known.delete(known.keys().next().value as string);
}

/** `tools`: as functions; left out where there are none. */
export function requestBody(model: string, messages: readonly ChatMessage[], tools: readonly object[], dialect: Dialect): string {
  const { schema, limitName, temperature } = dialect;
  return JSON.stringify({
    model,
    messages,
    stream: false,
    [limitName]: maxTokens,
    ...(temperature ? { temperature: 0 } : {}),
    ...(dialect.tools && tools.length > 0 ? { tools, tool_choice: "auto" } : {}),
    ...(schema ? { response_format: { type: "json_schema", json_schema: { name: "reply", strict: true, schema: replyJsonSchema } } } : {}),
  });
}

/** What to try next after a 400 or 422; null when nothing of ours can be the reason. Each step leaves something out, so it ends. `hasTools`: there were some to send. */
export function adaptDialect(dialect: Dialect, { status, body }: OutgoingResponse, hasTools: boolean): Dialect | null {
  if (status !== 400 && status !== 422) return null;
  const text = body.toString("utf8");
  if (/"content_filter"|"content_policy_violation"/.test(text)) return null;
  if (dialect.limitName === "max_tokens" && text.includes("max_completion_tokens")) return { ...dialect, limitName: "max_completion_tokens" };
  if (dialect.temperature && text.includes("temperature")) return { ...dialect, temperature: false };
  if (dialect.tools && hasTools && text.includes("tool")) return { ...dialect, tools: false };
  if (dialect.schema) return { ...dialect, schema: false };
  return dialect.tools && hasTools ? { ...dialect, tools: false } : null;
}
