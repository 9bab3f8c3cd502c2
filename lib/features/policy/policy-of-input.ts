/** A policy as a request gives it, in the core's form: topics by their key. A request that knows nothing of guardrails keeps those in force. */
import type { PolicyInput } from "@/lib/contracts/api/policy";
import type { Policy } from "@/lib/core/escalation/policy-types";

export function policyOf({ topics, guardrails, ...rest }: PolicyInput["policy"], inForce: Policy): Policy {
  return {
    schema: 2,
    ...rest,
    guardrails: guardrails ?? inForce.guardrails ?? [],
    topics: Object.fromEntries(topics.map(({ topic, ...own }) => [topic, own])),
  };
}
