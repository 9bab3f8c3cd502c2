/**
 * The policy of a new workspace. Strict, because thresholds do not carry over from other workspaces and
 * nothing has been measured here yet; what it answers is labelled not certified.
 */
import type { Policy } from "./types";

export const defaultPolicy: Policy = {
  confidenceThreshold: 0.9,
  scopeThreshold: 0.4,
  repeatSimilarity: 0.5,
  repeatCount: 2,
  turnCap: 12,
  draftMode: false,
  topics: {
    billing_dispute: "handoff",
    refund: "answer",
    fraud_security: "handoff",
    account_deletion: "handoff",
    complaint: "handoff",
    legal: "handoff",
    medical: "handoff",
    mental_health: "handoff",
  },
};
