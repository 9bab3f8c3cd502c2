/**
 * What is like the examples that people have given, of which there are few: a sentence is caught when it is like enough to one that must be caught, and
 * more so than to any that must pass (nearest neighbour with a limit; Cover and Hart, IEEE Transactions on Information Theory 13, 1967). Likeness is
 * the cosine of words, pairs of words and character n-grams, without the small words of languages: 0..1.
 */
import { foldText } from "@/lib/core/text-model/fold-text";
import { hashWords } from "@/lib/core/text-model/small-model";
import { smallWordSet } from "@/lib/core/text-model/small-words";
import { splitSentences } from "@/lib/core/text-model/split-sentences";
import type { Place } from "./find-words";

export type Example = { text: string; fires: boolean };

/** From here two sentences are like enough. Chosen on short texts of other matters; ADR 0091 has what it finds and what it catches falsely. */
export const likeFrom = 0.35;

type Taught = { fires: boolean; features: ReadonlyMap<number, number> };

const buckets = 8192;
/** Small words that turn a sentence round. */
const negations = new Set("not|no|nicht|kein|keine|ne|pas|sin|nao|sem|non|niet|geen|inte|ikke|ei|nie|nu|nem|degil|yok|tidak|belum|khong".split("|"));
const known = new WeakMap<readonly Example[], Taught[]>();

/** Sentences of the text that are caught, in their order. */
export function findLike(text: string, examples: readonly Example[]): (Place & { score: number })[] {
  const taught = known.get(examples) ?? teach(examples);
  known.set(examples, taught);
  return splitSentences(text).flatMap(({ start, end }) => {
    const features = featuresOf(text.slice(start, end));
    const nearest = (fires: boolean) => taught.reduce((most, own) => (own.fires === fires ? Math.max(most, cosine(features, own.features)) : most), 0);
    const score = nearest(true);
    return score >= likeFrom && score > nearest(false) ? [{ start, end, score }] : [];
  });
}

/** How many of the examples the others alone would judge as they ask: what can be hoped for with texts that nobody has given. */
export function judgedByOthers(examples: readonly Example[]): number {
  return examples.filter(({ text, fires }, place) => findLike(text, examples.toSpliced(place, 1)).length > 0 === fires).length;
}

function teach(examples: readonly Example[]): Taught[] {
  return examples.flatMap(({ text, fires }) => splitSentences(text).map(({ start, end }) => ({ fires, features: featuresOf(text.slice(start, end)) })));
}

/** Of length one. */
function featuresOf(sentence: string): Map<number, number> {
  const says = (word: string): boolean => {
    const folded = foldText(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    return !smallWordSet.has(folded) || negations.has(folded);
  };
  const said = sentence.split(/\s+/).filter(says);
  const { buckets: places, values } = hashWords(said.length > 0 ? said.join(" ") : sentence, buckets);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return new Map([...places].map((bucket, index) => [bucket, (values[index] ?? 0) / length]));
}

function cosine(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [bucket, value] of left) sum += value * (right.get(bucket) ?? 0);
  return Math.min(1, sum);
}
