/**
 * What would have led to another decision, in sentences: the smallest change first. Pure; stored JSON that does not look like signals and a
 * policy gives nothing.
 */
import { type Change, findFlips, type Flip } from "@/lib/core/escalation/find-flips";
import type { StoredPolicy } from "@/lib/core/escalation/policy-types";
import type { Decision, Signals } from "@/lib/core/escalation/types";
import { flagWords, topicWords } from "./reason-words";

const acts: Record<Decision["action"], string> = {
  answer: "it would have answered",
  clarify: "it would have asked back",
  refuse: "it would have declined to answer",
  hold: "a person would have checked the answer first",
  handoff: "it would have handed over",
};

/** Sentences on a recorded decision; empty when its limits could not have been reached. */
export function whatWouldChange(storedSignals: Record<string, unknown>, storedPolicy: Record<string, unknown>): string[] {
  if (!looksWhole(storedSignals, storedPolicy)) return [];
  return findFlips(storedSignals as unknown as Signals, storedPolicy as unknown as StoredPolicy).map(flipSentence);
}

export function flipSentence({ changes, action }: Flip): string {
  const words = changes.map(changeWords).join(", and ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${acts[action]}.`;
}

function changeWords(change: Change): string {
  switch (change.kind) {
    case "no_request":
      return "had the visitor not asked for a person";
    case "without_topic":
      return `without the topic ${topicWords(change.topic)}`;
    case "without_flags":
      return `without ${change.flags.map(flagWords).join(" and ")} in its words`;
    case "topic_automated":
      return change.topic === "none" ? "were what lies in no collection automated" : "were its collection of articles automated";
    case "without_rule":
      return `without the rule “${change.name}”`;
    case "calmer":
      return `with the mood below ${change.to.toFixed(2)} (it was ${change.from.toFixed(2)})`;
    case "knowledge":
      return "with a published article that answers it";
    case "model_answered":
      return "had the language model answered";
    case "own_bot_answered":
      return "had your own bot answered";
    case "not_stopped":
      return "had nobody stopped the bot";
    case "fewer_turns":
      return `with fewer than ${change.to + 1} turns before`;
    case "asked_once":
      return "had it been asked for the first time";
    case "fewer_requests":
      return `with ${change.to === 1 ? "one request" : `${change.to} requests`} instead of ${change.from}`;
    case "fewer_steps":
      return `with ${change.to === 1 ? "one step" : `${change.to} steps`} instead of ${change.from}`;
    case "passages_agree":
      return "had the passages agreed";
    case "score":
      return `with a ${change.score} ${change.op === "below" ? "below" : "of at least"} ${change.to.toFixed(2)} (${
        change.from === null ? "it was not measured" : `it was ${change.from.toFixed(2)}`
      })`;
    case "draft_mode_off":
      return "with draft mode off";
    case "not_drawn_for_review":
      return "had chance not drawn it for review";
    case "not_small_talk":
      return "had it been more than small talk";
  }
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
