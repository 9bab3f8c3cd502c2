/** A policy as a request gives it, in the core's form: topics by their key. */
import type { PolicyInput } from "@/lib/contracts/api/policy";
import type { Policy } from "@/lib/core/escalation/policy-types";

export function policyOf({ topics, ...rest }: PolicyInput["policy"]): Policy {
  return { schema: 2, ...rest, topics: Object.fromEntries(topics.map(({ topic, ...own }) => [topic, own])) };
}
