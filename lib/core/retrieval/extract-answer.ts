/**
 * Cuts the answer out of an article: consecutive whole sentences, verbatim.
 */
import { textFeatures } from "./query-features";
import { findTerm, inverseFrequency } from "./score-articles";
import { cutPoint, splitSentences } from "@/lib/core/text-model/split-sentences";
import type { TextRange } from "@/lib/core/text-model/split-sentences";
import type { Hit, RetrievalIndex, SearchQuery } from "./types";

const target = 600;
const longest = 900;

export type Extract = { text: string; start: number; end: number };

/**
 * `source`: the index that gave the hit, or the article's body (then every word weighs the same). The whole
 * trimmed body when it has at most 600 code units; else the run of sentences of at most 900 that covers most of
 * the question. Offsets are code units into the body; an empty body gives the hit's passage with 0, 0.
 */
export function extractAnswer(source: RetrievalIndex | string, query: SearchQuery, hit: Hit): Extract {
  const body = typeof source === "string" ? source : (source.articles.find(({ id }) => id === hit.articleId)?.body ?? "");
  const range = answeringRange(source, body, query, hit, target);
  if (range === null) return { text: hit.passage.slice(0, cutPoint(hit.passage, 0, longest)), start: 0, end: 0 };
  return { text: body.slice(range.start, range.end), ...range };
}

/**
 * The sentences of a body that answer: the whole trimmed body up to `room` code units, else the run of about that length that covers most of
 * the question, at most 900. `passage`: where the search found it; 0, 0 where that is not known. Null for an empty body.
 */
export function answeringRange(source: RetrievalIndex | string, body: string, query: SearchQuery, passage: TextRange, room: number): TextRange | null {
  const sentences = splitSentences(body, longest);
  const first = sentences[0];
  const last = sentences.at(-1);
  if (first === undefined || last === undefined) return null;
  const whole = { start: first.start, end: last.end };
  return whole.end - whole.start <= room ? whole : bestRun(body, sentences, weighQuery(source, query), passage, room);
}

function weighQuery(source: RetrievalIndex | string, query: SearchQuery): Map<number, number> {
  const weights = new Map<number, number>();
  const add = (text: string, factor: number): void => {
    for (const { key, light } of textFeatures(text, 400).values()) {
      const idf = typeof source === "string" ? 1 : inverseFrequency(source, findTerm(source.keys, key));
      weights.set(key, Math.max(weights.get(key) ?? 0, factor * idf * (light ? 0.1 : 1)));
    }
  };
  add(query.text, 1);
  for (const text of query.history.slice(-2)) add(text, 0.25);
  return weights;
}

/**
 * The run of sentences that holds most of the query's weight, each feature counted once; half a share is
 * added inside the passage. What is left of the room goes to the sentences that follow, which are where
 * an answer goes on, and then to those before, which say what it is about.
 */
function bestRun(body: string, sentences: readonly TextRange[], weights: ReadonlyMap<number, number>, passage: TextRange, room: number): TextRange {
  const features = sentences.map(({ start, end }) => [...textFeatures(body.slice(start, end)).keys()].filter((key) => weights.has(key)));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let best: TextRange = { start: passage.start, end: Math.min(passage.end, passage.start + longest) };
  let bestValue = -1;
  sentences.forEach((opening, from) => {
    const seen = new Set<number>();
    let value = opening.start >= passage.start && opening.end <= passage.end ? 0.25 * total : 0;
    for (let to = from; to < sentences.length; to += 1) {
      const closing = sentences[to] ?? opening;
      if (to > from && closing.end - opening.start > room) break;
      for (const key of features[to] ?? []) {
        if (!seen.has(key)) value += weights.get(key) ?? 0;
        seen.add(key);
      }
      const early = value * (1 - 0.02 * (to - from));
      if (early > bestValue) {
        bestValue = early;
        best = { start: opening.start, end: closing.end };
      }
    }
  });
  return extend(sentences, best, room);
}

function extend(sentences: readonly TextRange[], range: TextRange, room: number): TextRange {
  let end = range.end;
  for (const sentence of sentences) {
    if (sentence.start >= end && sentence.end - range.start <= room) end = sentence.end;
    else if (sentence.start >= end) break;
  }
  let start = range.start;
  for (const sentence of sentences.toReversed()) {
    if (sentence.end <= start && end - sentence.start <= room) start = sentence.start;
    else if (sentence.end <= start) break;
  }
  return { start, end };
}
