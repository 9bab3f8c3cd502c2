/** Guardrails: what people have found that a bot must not say, in its words; and whether a guardrail does what its own examples ask of it [M1] [M3]. */
import { findPhrases, phraseOf } from "./find-words";
import type { Place } from "./find-words";

type Watched = { id: string; enabled: boolean; phrases: readonly string[] };

/** Those in force. Compared without case and accents; "*" at the end of a word stands for any ending. */
export function findGuardrails(text: string, guardrails: readonly Watched[]): (Place & { id: string })[] {
  const rules = guardrails.flatMap(({ id, enabled, phrases }) => (enabled ? phrases.flatMap((phrase) => phraseOf(id, phrase) ?? []) : []));
  return findPhrases(text, rules).map(({ name, start, end }) => ({ id: name, start, end }));
}

/** Places in the list of examples on which it does not do what the example says. */
export function brokenExamples({ phrases, examples }: { phrases: readonly string[]; examples: readonly { text: string; fires: boolean }[] }): number[] {
  const rules = phrases.flatMap((phrase) => phraseOf(null, phrase) ?? []);
  return examples.flatMap(({ text, fires }, place) => (findPhrases(text, rules).length > 0 === fires ? [] : [place]));
}
