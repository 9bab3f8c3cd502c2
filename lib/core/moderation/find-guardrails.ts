/** Guardrails: what people have found that a bot must not say, in its words or in what is like them; and whether a guardrail does what its own examples ask of it [M1] [M3]. */
import { type Example, findLike, likeFrom } from "./find-like";
import { findPhrases, phraseOf } from "./find-words";
import type { Place } from "./find-words";

type Watched = { by?: "phrases" | "examples"; phrases: readonly string[]; examples: readonly Example[] };
/** `score` and `threshold`: 1 for a phrase, which is there or not. */
type Found = Place & { score: number; threshold: number };

/** Those in force, in the order of their places. Phrases are compared without case and accents; "*" at the end of a word stands for any ending. */
export function findGuardrails(text: string, guardrails: readonly (Watched & { id: string; enabled: boolean })[]): (Found & { id: string })[] {
  return guardrails
    .flatMap(({ id, enabled, ...watched }) => (enabled ? find(text, watched).map((found) => ({ ...found, id })) : []))
    .sort((left, right) => left.start - right.start || left.end - right.end);
}

/** Places in the list of examples on which it does not do what the example says. */
export function brokenExamples(watched: Watched): number[] {
  return watched.examples.flatMap(({ text, fires }, place) => (find(text, watched).length > 0 === fires ? [] : [place]));
}

function find(text: string, { by = "phrases", phrases, examples }: Watched): Found[] {
  if (by === "examples") return findLike(text, examples).map((place) => ({ ...place, threshold: likeFrom }));
  const found = findPhrases(
    text,
    phrases.flatMap((phrase) => phraseOf(null, phrase) ?? []),
  );
  return found.map(({ start, end }) => ({ start, end, score: 1, threshold: 1 }));
}
