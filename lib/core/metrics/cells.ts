/** What one conversation adds to the counts of the quarter of an hour in which it began: a measure's name and how many. */
import { binOf } from "./duration-bins";
import { durationNames, durationsOf } from "./durations";
import type { ConversationFact } from "./conversation-fact";
import { outcomeOf } from "./outcome";

/** Counts by measure; a measure that is not there is 0. */
export type Cells = ReadonlyMap<string, number>;

export function cellsOf(fact: ConversationFact): Cells {
  const cells = new Map<string, number>([
    ["conversations", 1],
    [`outcome.${outcomeOf(fact)}`, 1],
  ]);
  if (fact.reasonCode !== null) cells.set("handed_off", 1).set(`reason.${fact.reasonCode}`, 1);
  // Whoever has rated was asked, though the end that asked may be undone.
  if (fact.everResolved || fact.csat !== null) cells.set("ended", 1);
  if (fact.reopens > 0) cells.set("reopened", 1);
  if (fact.csat !== null) cells.set("rated", 1).set(`csat.${csatPathOf(fact)}.${fact.csat}`, 1);
  for (const [name, count] of [
    ["drafts.approved", fact.draftsApproved],
    ["drafts.edited", fact.draftsEdited],
    ["drafts.rejected", fact.draftsRejected],
    ["drafts.responded", fact.draftsResponded],
  ] as const)
    if (count > 0) cells.set(name, count);
  if (decidedOf(fact) > 0) cells.set("reviewed", 1);
  if (correctedOf(fact) > 0) cells.set("corrected", 1);
  const durations = durationsOf(fact);
  for (const name of durationNames) {
    const ms = durations[name];
    if (ms !== null) cells.set(`${name}.${binOf(ms)}`, 1);
  }
  return cells;
}

/** A rating is the person's as soon as a person wrote or released anything. */
export function csatPathOf(fact: ConversationFact): "bot" | "person" {
  return fact.personAnswered ? "person" : "bot";
}

export function correctedOf(fact: ConversationFact): number {
  return fact.draftsEdited + fact.draftsRejected + fact.draftsResponded;
}

export function decidedOf(fact: ConversationFact): number {
  return fact.draftsApproved + correctedOf(fact);
}

/** Adds `times` times the cells to the sum; a count that falls to 0 leaves. */
export function addCells(sum: Map<string, number>, cells: Cells, times: 1 | -1): void {
  for (const [measure, count] of cells) {
    const next = (sum.get(measure) ?? 0) + times * count;
    if (next === 0) sum.delete(measure);
    else sum.set(measure, next);
  }
}
