/**
 * Whether the passages that would answer a question contradict each other [E15]: two sentences of different articles with the same content words, of
 * which one gives another number or day than the other, or denies what the other says. Where more than one value differs they tell of two things.
 */
import { remember } from "../kernel/remember";
import { jaccard, sentencesOf, type Statement, statementOf, wordsOf } from "./statement";

/** A passage that was found, with its share of the highest score. */
type Found = { passage: string; score: number };

/** Of the best hit's score: a passage below it answers something else. */
const closeEnough = 0.6;
const alike = 0.8;
const fewestWords = 4;
const mostHits = 3;
const mostSentences = 20;

const rememberedPassages = 2_000;

/** `hits`: best first. */
export function passagesDisagree(question: string, hits: readonly Found[]): boolean {
  const best = hits[0]?.score ?? 0;
  const close = hits.slice(0, mostHits).filter(({ score }) => score >= best * closeEnough);
  if (close.length < 2) return false;
  const asked = new Set(wordsOf(question));
  const about = close.map(({ passage }) => statementsOf(passage).filter(({ content }) => content.some((word) => asked.has(word))));
  return about.some((ones, index) => about.slice(index + 1).some((others) => ones.some((one) => others.some((other) => contradict(one, other)))));
}

const statementsOf = remember(rememberedPassages, (passage) =>
  sentencesOf(passage)
    .slice(0, mostSentences)
    .map(statementOf)
    .filter(({ content }) => content.length >= fewestWords),
);

function contradict(one: Statement, other: Statement): boolean {
  if (jaccard(one.content, other.content) < alike) return false;
  const lost = one.values.filter((value) => !other.values.includes(value)).length;
  const gained = other.values.filter((value) => !one.values.includes(value)).length;
  return one.isDenied === other.isDenied ? lost === 1 && gained === 1 : lost === 0 && gained === 0;
}
