/**
 * Checks that a policy is one that can be decided by.
 */
import { sensitiveTopics, topicActions } from "./types";
import type { Policy } from "./types";

/** `field` is a path such as "topics.refund"; `rule` says in words what must hold. */
export type PolicyProblem = { field: string; rule: string };

/** Everything that is wrong with the policy, in the order of its fields; empty when it is valid. */
export function validatePolicy(policy: Policy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const field of ["confidenceThreshold", "scopeThreshold", "repeatSimilarity"] as const) {
    const value = policy[field];
    if (!(value >= 0 && value <= 1)) problems.push({ field, rule: "a number from 0 to 1" });
  }
  for (const [field, most] of [
    ["repeatCount", 10],
    ["turnCap", 100],
  ] as const) {
    const value = policy[field];
    if (!(Number.isInteger(value) && value >= 1 && value <= most)) problems.push({ field, rule: `a whole number from 1 to ${most}` });
  }
  if (typeof policy.draftMode !== "boolean") problems.push({ field: "draftMode", rule: "true or false" });
  for (const topic of sensitiveTopics) {
    if (topic === "self_harm") continue;
    if (!topicActions.includes(policy.topics[topic])) problems.push({ field: `topics.${topic}`, rule: `one of ${topicActions.join(", ")}` });
  }
  return problems;
}
