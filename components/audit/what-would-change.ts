/**
 * What would have led to another decision, found by deciding again with one thing changed: the same pure rules, so what is said here is what
 * would have happened. Pure; stored JSON that does not look like signals and a policy gives nothing.
 */
import { decide } from "@/lib/core/escalation/decide";
import type { Decision, Policy, Signals } from "@/lib/core/escalation/types";
import { topicWords } from "@/components/thread/reason-words";

type Change = { words: string; signals: Signals; policy?: Policy };

const acts: Record<Decision["action"], string> = {
  answer: "it would have answered",
  clarify: "it would have asked back",
  hold: "a person would have checked the answer first",
  handoff: "it would have handed over",
};

/** Sentences, most telling first; empty when no single change would have mattered. */
export function whatWouldChange(storedSignals: Record<string, unknown>, storedPolicy: Record<string, unknown>): string[] {
  if (!looksWhole(storedSignals, storedPolicy)) return [];
  const signals = storedSignals as unknown as Signals;
  const policy = storedPolicy as unknown as Policy;
  const before = decide(signals, policy);
  return changes(signals, policy).flatMap(({ words, signals: changed, policy: instead }) => {
    const after = decide(changed, instead ?? policy);
    return after.action === before.action ? [] : [`${words}, ${acts[after.action]}.`];
  });
}

function changes(signals: Signals, policy: Policy): Change[] {
  const list: Change[] = [];
  const { confidence, scope } = signals;
  if (policy.draftMode) list.push({ words: "With draft mode off", signals, policy: { ...policy, draftMode: false } });
  if (signals.explicitRequest) list.push({ words: "Had the visitor not asked for a person", signals: { ...signals, explicitRequest: null } });
  for (const topic of new Set(signals.sensitive.map((match) => match.topic))) {
    list.push({
      words: `Without the topic ${topicWords(topic)}`,
      signals: { ...signals, sensitive: signals.sensitive.filter((match) => match.topic !== topic) },
    });
  }
  if (signals.modelFailure !== null) list.push({ words: "Had the language model answered", signals: { ...signals, modelFailure: null } });
  if (signals.turns >= policy.turnCap)
    list.push({ words: `With fewer than ${policy.turnCap} turns before`, signals: { ...signals, turns: policy.turnCap - 1 } });
  if (signals.repeat) list.push({ words: "Had it been asked for the first time", signals: { ...signals, repeat: null } });
  if (scope !== null && policy.scopeThreshold <= 1) {
    if (scope < policy.scopeThreshold)
      list.push({
        words: `With a scope of at least ${policy.scopeThreshold.toFixed(2)} (it was ${scope.toFixed(2)})`,
        signals: { ...signals, scope: policy.scopeThreshold },
      });
    else if (policy.scopeThreshold > 0)
      list.push({
        words: `With a scope below ${policy.scopeThreshold.toFixed(2)} (it was ${scope.toFixed(2)})`,
        signals: { ...signals, scope: below(policy.scopeThreshold) },
      });
  }
  if (confidence !== null && policy.confidenceThreshold <= 1) {
    if (confidence < policy.confidenceThreshold) {
      list.push({
        words: `With a confidence of at least ${policy.confidenceThreshold.toFixed(2)} (it was ${confidence.toFixed(2)})`,
        signals: { ...signals, confidence: policy.confidenceThreshold },
      });
    } else if (policy.confidenceThreshold > 0) {
      list.push({
        words: `With a confidence below ${policy.confidenceThreshold.toFixed(2)} (it was ${confidence.toFixed(2)})`,
        signals: { ...signals, confidence: below(policy.confidenceThreshold) },
      });
    }
  }
  return list;
}

function below(limit: number): number {
  return limit - Number.EPSILON;
}

function looksWhole(signals: Record<string, unknown>, policy: Record<string, unknown>): boolean {
  const numberOrNull = (value: unknown) => value === null || typeof value === "number";
  return (
    Array.isArray(signals.sensitive) &&
    numberOrNull(signals.confidence) &&
    numberOrNull(signals.scope) &&
    typeof signals.turns === "number" &&
    signals.explicitRequest !== undefined &&
    signals.repeat !== undefined &&
    signals.modelFailure !== undefined &&
    typeof policy.confidenceThreshold === "number" &&
    typeof policy.scopeThreshold === "number" &&
    typeof policy.turnCap === "number" &&
    typeof policy.topics === "object" &&
    policy.topics !== null
  );
}
