/** The topics of a turn, the limits that they set and how risky they are together: the strictest of a turn's topics counts. */
import { riskClasses, type Policy, type RiskClass, type TopicPolicy } from "./policy-types";
import { limit } from "./scores";
import type { Signals } from "./types";

/** Sensitive topics first, then the collection that the question is about, or `none`. Self-harm is no topic of the policy. */
export function topicsOf(signals: Signals): string[] {
  const topics: string[] = [];
  for (const { topic } of signals.sensitive) if (topic !== "self_harm" && !topics.includes(topic)) topics.push(topic);
  if (topics.length > 1) topics.sort();
  if (signals.topic !== undefined && signals.topic !== null) topics.push(signals.topic);
  return topics;
}

export function topicPolicyOf(policy: Policy, topic: string): TopicPolicy | null {
  return Object.hasOwn(policy.topics, topic) ? (policy.topics[topic] ?? null) : null;
}

/** The highest limit among the turn's topics; a topic without one of its own has the bot's. `topic` names the one whose own limit it is. */
export function limitFor(signals: Signals, policy: Policy, name: "confidenceThreshold" | "scopeThreshold"): { threshold: number; topic?: string } {
  const general = limit(policy[name]);
  let highest: { threshold: number; topic?: string } | null = null;
  for (const topic of topicsOf(signals)) {
    const own = topicPolicyOf(policy, topic)?.[name] ?? null;
    const threshold = own === null ? general : limit(own);
    if (highest === null || threshold > highest.threshold) highest = own === null ? { threshold } : { threshold, topic };
  }
  return highest ?? { threshold: general };
}

/** The strictest class of the turn's topics. */
export function riskOf(signals: Signals, policy: Policy): RiskClass {
  let strictest = 0;
  for (const topic of topicsOf(signals)) strictest = Math.max(strictest, riskClasses.indexOf(topicPolicyOf(policy, topic)?.risk ?? "automate"));
  return riskClasses[strictest] ?? "person";
}
