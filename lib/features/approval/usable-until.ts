import type { ApprovalPolicy } from "@/lib/core/approval/approval-policy";

/** Until when what was approved now may be begun. */
export function usableUntil(policy: Pick<ApprovalPolicy, "usableForMinutes">, now: Date): Date {
  return new Date(now.getTime() + policy.usableForMinutes * 60_000);
}
