/**
 * Where the passages that would answer a question contradict each other [E15]: two sentences of different articles with the same content words, of
 * which one gives another number or day than the other, or denies what the other says. Where more than one value differs they tell of two things, as
 * they do where the value stands in the question or in a title: it names what is asked about ("the series 2").
 */
import type { Conflict, ConflictSide } from "../kernel/conflict";
import { remember } from "../kernel/remember";
import { jaccard, sentencesOf, type Statement, statementOf, wordsOf } from "./statement";

/** A passage that was found, with the title of its article and its share of the highest score. */
type Found = { articleId: string; title: string; passage: string; score: number };
/** A sentence, the words that tell what its article is about, and that article. */
type Told = Statement & { subject: ReadonlySet<string>; article: Found };

/** Of the best hit's score: a passage below it answers something else. */
const closeEnough = 0.6;
const alike = 0.8;
const fewestWords = 4;
const mostHits = 3;
const mostSentences = 20;

const rememberedPassages = 2_000;

/** `hits`: best first. Null: they do not contradict each other. The side of the better hit comes first. */
export function findConflict(question: string, hits: readonly Found[]): Conflict | null {
  const best = hits[0]?.score ?? 0;
  const close = hits.slice(0, mostHits).filter(({ score }) => score >= best * closeEnough);
  if (close.length < 2) return null;
  const asked = new Set(wordsOf(question));
  const about = close.map((article): Told[] => {
    const subject = new Set([...asked, ...wordsOf(article.title)]);
    return statementsOf(article.passage)
      .filter(({ content }) => content.some((word) => asked.has(word)))
      .map((statement) => ({ ...statement, subject, article }));
  });
  for (const [place, ones] of about.entries()) {
    for (const one of ones) {
      const other = about
        .slice(place + 1)
        .flat()
        .find((told) => contradict(one, told));
      if (other !== undefined) return [sideOf(one), sideOf(other)];
    }
  }
  return null;
}

function sideOf({ article, text }: Told): ConflictSide {
  return { articleId: article.articleId, title: article.title, sentence: text };
}

const statementsOf = remember(rememberedPassages, (passage) =>
  sentencesOf(passage)
    .slice(0, mostSentences)
    .map(statementOf)
    .filter(({ content }) => content.length >= fewestWords),
);

function contradict(one: Told, other: Told): boolean {
  if (jaccard(one.content, other.content) < alike) return false;
  const lost = one.values.filter((value) => !other.values.includes(value));
  const gained = other.values.filter((value) => !one.values.includes(value));
  if (one.isDenied !== other.isDenied) return lost.length === 0 && gained.length === 0;
  if (lost.length !== 1 || gained.length !== 1) return false;
  return !lost.some((value) => one.subject.has(value)) && !gained.some((value) => other.subject.has(value));
}
