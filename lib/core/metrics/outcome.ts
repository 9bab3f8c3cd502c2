/**
 * Every conversation is in exactly one outcome. Ended ones: the bot answered alone, a person helped, or it ended without the answer that was
 * needed. The others: a visitor waits for a person, or it is still going on.
 */
import type { ConversationFact } from "./conversation-fact";

/** From the bot over the queue to people, as everywhere; then what is not settled. */
export const outcomes = ["bot", "waiting", "person", "open", "unanswered"] as const;
export type Outcome = (typeof outcomes)[number];

export function outcomeOf(fact: ConversationFact): Outcome {
  const waits = fact.needSince !== null;
  if (fact.resolvedAt === null) return waits ? "waiting" : "open";
  const endedByMember = fact.resolvedBy === "member";
  if (fact.personAnswered && (endedByMember || !waits)) return "person";
  // A member who ends what waited, or what the bot never answered, has dealt with it without writing.
  if (endedByMember && (waits || !fact.botAnswered)) return "person";
  return fact.botAnswered && !waits ? "bot" : "unanswered";
}
