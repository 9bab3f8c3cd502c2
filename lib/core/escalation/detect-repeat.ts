/**
 * Recognises that a visitor asks the same thing again [E6].
 */
import type { RepeatSignal } from "./types";

/**
 * `similarities`: of each of the visitor's questions to each one before it (0..1, see questionSimilarities of the retrieval room), the present
 * question last; what is not finite counts as 0. Every choice among the earlier questions is looked at: this is for a handful.
 *
 * `count`: how many earlier questions ask the same as the present one. One does when it is as similar as the threshold. Several do when they and
 * the present one are similar on the average of all pairs, and the more there are the less is enough: (n + 1) / 2n of the threshold for n,
 * three quarters of it for two, because chance makes a pair alike and hardly each pair of three; each needs half of that to the others.
 * `similarity`: that average on the scale of the threshold (0..1); where nothing is asked again, of the choice that comes closest.
 */
export function detectRepeat(similarities: readonly (readonly number[])[], threshold: number): RepeatSignal {
  const between = (one: number, other: number): number => {
    const value = similarities[Math.max(one, other)]?.[Math.min(one, other)] ?? 0;
    return one === other || !Number.isFinite(value) ? 0 : value;
  };
  let found: RepeatSignal = { similarity: 0, count: 0 };
  for (const chosen of choicesOf(similarities.length - 1)) {
    const earlier = chosen.length - 1;
    const shares = chosen.map((one) => chosen.reduce((sum, other) => sum + between(one, other), 0) / earlier);
    const average = shares.reduce((sum, share) => sum + share, 0) / chosen.length;
    const scale = (2 * earlier) / (earlier + 1);
    const similarity = Math.min(1, Math.round(10_000 * average * scale) / 10_000);
    const count = similarity >= threshold && shares.every((share) => share * scale >= threshold / 2) ? earlier : 0;
    if (count > found.count || (count === found.count && similarity > found.similarity)) found = { similarity, count };
  }
  return found;
}

/** The present question with one or more of those before it, in every way. */
function choicesOf(present: number): number[][] {
  let choices: number[][] = [[present]];
  for (let earlier = 0; earlier < present; earlier += 1) choices = choices.concat(choices.map((chosen) => [...chosen, earlier]));
  return choices.slice(1);
}
