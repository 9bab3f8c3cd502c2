/** The five durations of a conversation, each null where it does not apply. Milliseconds. */
import type { ConversationFact } from "./conversation-fact";
import { outcomeOf } from "./outcome";

export const durationNames = ["botResponse", "personResponse", "botResolution", "personResolution", "needResolution"] as const;
export type DurationName = (typeof durationNames)[number];
export type Durations = Readonly<Record<DurationName, number | null>>;

export function durationsOf(fact: ConversationFact): Durations {
  const outcome = outcomeOf(fact);
  const begun = fact.firstAskedAt ?? fact.openedAt;
  const ended = endOf(fact);
  return {
    botResponse: fact.firstAnswerBy === "bot" ? between(begun, fact.firstAnswerAt) : null,
    personResponse: between(fact.firstNeedAt, fact.firstPersonAnswerAt),
    botResolution: outcome === "bot" ? between(begun, ended) : null,
    personResolution: outcome === "person" ? between(begun, ended) : null,
    needResolution: outcome === "person" ? between(fact.firstNeedAt, ended) : null,
  };
}

/** When it ended. What was closed because nobody wrote any more was over with its last answer. */
function endOf(fact: ConversationFact): number | null {
  if (fact.resolvedAt === null) return null;
  return fact.resolvedBy === "system" ? (fact.lastAnswerAt ?? fact.resolvedAt) : fact.resolvedAt;
}

/** Clocks of two processes may differ by a little: never below zero. */
function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, to - from);
}
