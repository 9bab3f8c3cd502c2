/** How risky a held answer is, from why it is held, and until when somebody should decide: what the queue is ordered by. */
import type { ReviewPolicy, ReviewRisk } from "@/lib/core/kernel/review-policy";

/** As much of a reason as counts here. */
type HeldFor = { code: string; topic?: string };

/** 3: safety, law, or words that were flagged. 2: the policy wants a person for the topic or by a rule. 1: everything is held. 0: anything else. */
export type Risk = 0 | 1 | 2 | 3;

const minuteMs = 60_000;
const limitOf: Record<Risk, ReviewRisk> = { 3: "grave", 2: "policy", 1: "held", 0: "other" };
const grave = new Set(["legal", "medical", "mental_health", "self_harm", "fraud_security"]);

export function rateRisk(reasons: readonly HeldFor[]): Risk {
  return reasons.reduce<Risk>((highest, reason) => Math.max(highest, riskOfReason(reason)) as Risk, 0);
}

export function dueAfter(risk: Risk, { minutes }: ReviewPolicy, createdAt: Date): Date {
  return new Date(createdAt.getTime() + minutes[limitOf[risk]] * minuteMs);
}

function riskOfReason(reason: HeldFor): Risk {
  switch (reason.code) {
    case "flagged_output":
      return 3;
    case "sensitive_topic":
    case "topic_class":
      return grave.has(reason.topic ?? "") ? 3 : 2;
    case "rule":
      return 2;
    case "draft_mode":
      return 1;
    default:
      return 0;
  }
}
