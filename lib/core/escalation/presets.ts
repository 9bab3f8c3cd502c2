/** Where a workspace begins: a policy for each line of business. Chosen at sign-up and in the settings; everything in it can be changed. */
import { defaultPolicy } from "./default-policy";
import type { Policy, Rule } from "./policy-types";
import type { PresetName } from "./preset-names";
import { topicPolicy } from "./upgrade-policy";

/** An amount above a limit, in any currency, goes to a person. */
function amountRule(limit: number): Rule {
  return {
    id: "amount-above-limit",
    name: `Amounts above ${limit}`,
    enabled: true,
    when: [{ kind: "amount", op: "above", limit, currency: null }],
    outcome: "handoff",
    teamId: null,
  };
}

function topicAmountRule(id: string, name: string, topic: string, limit: number): Rule {
  return {
    id,
    name,
    enabled: true,
    when: [
      { kind: "topic", topic },
      { kind: "amount", op: "above", limit, currency: null },
    ],
    outcome: "handoff",
    teamId: null,
  };
}

/** Where a bot must treat people alike: a model is asked a second time for what names a protected attribute (ADR 0093). */
const alike = { ...defaultPolicy.moderation, bias: "hold" } as const;

const strict = { ...defaultPolicy, confidenceThreshold: 0.95, scopeThreshold: 0.5, moderation: alike };

export const presets: Readonly<Record<PresetName, Policy>> = {
  general: defaultPolicy,
  finance: {
    ...strict,
    turnCap: 8,
    topics: { ...defaultPolicy.topics, refund: topicPolicy("review") },
    rules: [amountRule(1000)],
    sampling: { all: 0.1, sample: 0.5 },
  },
  health: {
    ...strict,
    turnCap: 8,
    // Regulated: every answer is seen by a person, also on medical matters, which are on top of the queue.
    draftMode: true,
    topics: { ...defaultPolicy.topics, refund: topicPolicy("sample"), medical: topicPolicy("review") },
    mood: { limit: 0.5, action: "handoff" },
    sampling: { all: 0.1, sample: 0.5 },
  },
  public_sector: {
    ...strict,
    topics: { ...defaultPolicy.topics, refund: topicPolicy("review"), none: topicPolicy("sample") },
    complexity: { ...defaultPolicy.complexity, requests: 3, action: "clarify" },
    sampling: { all: 0.1, sample: 0.25 },
  },
  shop: {
    ...defaultPolicy,
    topics: { ...defaultPolicy.topics, refund: topicPolicy("sample"), complaint: topicPolicy("review") },
    rules: [topicAmountRule("refund-above-limit", "Refunds above 100", "refund", 100)],
  },
};
