/** How risky a held answer is, from why it is held, and until when somebody should decide: what the queue is ordered by. */

/** As much of a reason as counts here. */
type HeldFor = { code: string; topic?: string };

/** 3: safety, law, or words that were flagged. 2: the policy wants a person for the topic or by a rule. 1: everything is held. 0: anything else. */
export type Risk = 0 | 1 | 2 | 3;

const minuteMs = 60_000;
const limitMs: Record<Risk, number> = { 3: 30 * minuteMs, 2: 60 * minuteMs, 1: 120 * minuteMs, 0: 240 * minuteMs };
const grave = new Set(["legal", "medical", "mental_health", "self_harm", "fraud_security"]);

export function rateRisk(reasons: readonly HeldFor[]): Risk {
  return reasons.reduce<Risk>((highest, reason) => Math.max(highest, riskOfReason(reason)) as Risk, 0);
}

export function dueAfter(risk: Risk, createdAt: Date): Date {
  return new Date(createdAt.getTime() + limitMs[risk]);
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
