/**
 * How many of the answers that a policy sends without review are wrong, from those that were drawn by chance and graded by people. It speaks of answers
 * that were sent then, too: of others nobody knows the words.
 */
import { type Interval, shareOf } from "../kernel/weighted-share";
import type { PastTurns } from "./past-turns";
import type { Decided } from "./replay-turns";

/**
 * `sentThen`: answers that were sent then, too; of those `drawn` were to be graded and `graded` are. `share`: the wrong ones among `sentThen`;
 * null: nothing can be said. It holds where the drawn answers that nobody has graded are like the graded ones; `bounds` hold whatever they are
 * (Manski, American Economic Review 1990): the interval's low end were all of them right, its high end were all wrong.
 */
export type WrongAnswers = { answers: number; sentThen: number; drawn: number; graded: number; share: Interval | null; bounds: Bounds | null };
type Bounds = { low: number; high: number };

/** `answer`: the place of that action in what was decided. */
export function estimateWrong({ sampling, grades, sent }: PastTurns, decided: Decided, answer: number): WrongAnswers {
  let [answers, sentThen, drawn, graded] = [0, 0, 0, 0];
  const sums = { weight: 0, squares: 0, hits: 0 };
  const all = { weight: 0, squares: 0, hits: 0 };
  for (let place = 0; place < decided.length; place += 1) {
    if (decided[place] !== answer) continue;
    answers += 1;
    if (sent[place] !== 1) continue;
    sentThen += 1;
    const chance = sampling[place] ?? 0;
    if (!(chance > 0)) continue;
    drawn += 1;
    all.weight += 1 / chance;
    all.squares += 1 / chance ** 2;
    const grade = grades[place] ?? 2;
    if (grade === 2) continue;
    graded += 1;
    sums.weight += 1 / chance;
    sums.squares += 1 / chance ** 2;
    sums.hits += grade / chance;
  }
  const share = shareOf(sums);
  const best = shareOf({ ...all, hits: sums.hits });
  const worst = shareOf({ ...all, hits: sums.hits + all.weight - sums.weight });
  return { answers, sentThen, drawn, graded, share, bounds: share && best && worst ? { low: best.low, high: worst.high } : null };
}
