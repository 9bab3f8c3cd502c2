/** A stored decision made once more from what was stored with it. */
import { decide } from "./decide";
import type { StoredPolicy } from "./policy-types";
import type { Decision, Signals } from "./types";

/** The stored columns as JSON gives them back: signals carry the retrieval's features beside what the rules read. */
export type RecordedDecision = { action: string; reasons: unknown; signals: unknown; policy: unknown };

export type Replayed = { kind: "same" } | { kind: "differs"; recorded: RecordedDecision; decided: Decision };

/** `same` when today's rules give the recorded action with the recorded reasons, values and limits, in their order. */
export function replayDecision(recorded: RecordedDecision): Replayed {
  const decided = decide(recorded.signals as Signals, recorded.policy as StoredPolicy);
  const same = decided.action === recorded.action && sameJson(decided.reasons, recorded.reasons);
  return same ? { kind: "same" } : { kind: "differs", recorded, decided };
}

/** Databases keep no order of members, so members are compared by name. */
function sameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) return left === right;
  const names = Object.keys(left);
  if (Array.isArray(left) !== Array.isArray(right) || names.length !== Object.keys(right).length) return false;
  return names.every((name) => name in right && sameJson((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]));
}
