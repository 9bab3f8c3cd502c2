/**
 * What becomes of a tool's call. It is asked for, begun once, and ends: the tool did it, did not, or nobody knows. What is not known goes to a person
 * and is never tried again by itself.
 *
 *   waiting -> begun -> succeeded | failed | unknown;  waiting -> cancelled;  unknown -> succeeded | failed, by a person or a late answer
 */
export const toolCallEnds = ["succeeded", "failed", "unknown", "cancelled"] as const;
export const toolCallStatuses = ["waiting", "begun", ...toolCallEnds] as const;
export type ToolCallStatus = (typeof toolCallStatuses)[number];

/** Why a call was cancelled, failed or is unknown. */
export const toolCallErrors = [
  "rejected",
  "expired",
  "stopped",
  "tool_off",
  "identity",
  "refused_address",
  "unresolved",
  "unreachable",
  "certificate",
  "timeout_connect",
  "timeout_answer",
  "reset",
  "broken",
  "status",
  "interrupted",
] as const;
export type ToolCallError = (typeof toolCallErrors)[number];

/** How far a request came. `sent`: some of it may have been read on the other side. */
export type Exchange = { kind: "answered"; status: number } | { kind: "not_sent"; error: ToolCallError } | { kind: "sent"; error: ToolCallError };

export type CallOutcome = { status: "succeeded" | "failed" | "unknown"; error: ToolCallError | null };

/** Doubt is unknown: a receiver that broke (5xx) may have done it before. One that refuses (3xx, 4xx) says that it has not. */
export function outcomeOf(exchange: Exchange): CallOutcome {
  if (exchange.kind === "not_sent") return { status: "failed", error: exchange.error };
  if (exchange.kind === "sent") return { status: "unknown", error: exchange.error };
  if (exchange.status >= 200 && exchange.status < 300) return { status: "succeeded", error: null };
  return { status: exchange.status >= 300 && exchange.status < 500 ? "failed" : "unknown", error: "status" };
}
