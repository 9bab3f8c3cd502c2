/** A policy of before in today's form. It decides as it did then: classes for the old actions, and nothing of what there was not. */
import type { Policy, PolicyOfBefore, RiskClass, StoredPolicy, TopicPolicy } from "./policy-types";
import type { Action } from "./types";

const classOf: Record<Action, RiskClass> = { answer: "automate", hold: "review", handoff: "person" };

export function upgradePolicy(stored: StoredPolicy): Policy {
  if ("schema" in stored) return stored;
  const { confidenceThreshold, scopeThreshold, repeatSimilarity, repeatCount, turnCap, draftMode } = stored;
  return { ...nothingMore, confidenceThreshold, scopeThreshold, repeatSimilarity, repeatCount, turnCap, draftMode, topics: topicsOf(stored) };
}

function topicsOf({ topics }: PolicyOfBefore): Record<string, TopicPolicy> {
  const result: Record<string, TopicPolicy> = {};
  for (const [topic, action] of Object.entries(topics)) result[topic] = topicPolicy(classOf[action]);
  return result;
}

export function topicPolicy(risk: RiskClass): TopicPolicy {
  return { risk, confidenceThreshold: null, scopeThreshold: null, teamId: null };
}

const nothingMore: Pick<Policy, "schema" | "rules" | "mood" | "complexity" | "moderation" | "sampling"> = {
  schema: 1,
  rules: [],
  mood: { limit: 1, action: "none" },
  complexity: { requests: 100, action: "none" },
  moderation: { ungrounded: "hold", policy: "hold", toxicity: "hold", personal_data: "hold" },
  sampling: { all: 0, sample: 0 },
};
