/** A policy as a request gives it, in the core's form: topics by their key. A request that knows nothing of guardrails, reviews or bias keeps what is in force. */
import type { PolicyInput } from "@/lib/contracts/api/policy";
import type { Guardrail, Policy } from "@/lib/core/escalation/policy-types";
import { defaultReview } from "@/lib/core/kernel/review-policy";

export function policyOf({ topics, guardrails, review, moderation, ...rest }: PolicyInput["policy"], inForce: Policy): Policy {
  return {
    schema: 2,
    ...rest,
    moderation: { ...moderation, bias: moderation.bias ?? inForce.moderation.bias ?? "none" },
    guardrails: guardrails?.map(plain) ?? inForce.guardrails ?? [],
    review: review ?? inForce.review ?? defaultReview,
    topics: Object.fromEntries(topics.map(({ topic, ...own }) => [topic, own])),
  };
}

/** By phrases and everywhere is said by saying nothing, as in versions from before there was a choice. */
function plain({ by, topic, ...own }: NonNullable<PolicyInput["policy"]["guardrails"]>[number]): Guardrail {
  return { ...own, ...(by === "examples" ? { by } : {}), ...(topic === null ? {} : { topic }) };
}
