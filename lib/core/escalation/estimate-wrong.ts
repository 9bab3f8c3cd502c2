/**
 * How many of the answers that a policy sends without review are wrong, from those that were drawn by chance and graded by people. It speaks of answers
 * that were sent then, too: of others nobody knows the words.
 */
import { type Interval, shareOf } from "../kernel/weighted-share";
import type { PastTurns } from "./past-turns";
import type { Decided } from "./replay-turns";

/**
 * `sentThen`: answers that were sent then, too; of those `drawn` were to be graded and `graded` are. `share`: the wrong ones among `sentThen`;
 * null: nothing can be said.
 */
export type WrongAnswers = { answers: number; sentThen: number; drawn: number; graded: number; share: Interval | null };

/** `answer`: the place of that action in what was decided. */
export function estimateWrong({ sampling, grades, sent }: PastTurns, decided: Decided, answer: number): WrongAnswers {
  let [answers, sentThen, drawn, graded] = [0, 0, 0, 0];
  const sums = { weight: 0, squares: 0, hits: 0 };
  for (let place = 0; place < decided.length; place += 1) {
    if (decided[place] !== answer) continue;
    answers += 1;
    if (sent[place] !== 1) continue;
    sentThen += 1;
    const chance = sampling[place] ?? 0;
    if (!(chance > 0)) continue;
    drawn += 1;
    const grade = grades[place] ?? 2;
    if (grade === 2) continue;
    graded += 1;
    sums.weight += 1 / chance;
    sums.squares += 1 / chance ** 2;
    sums.hits += grade / chance;
  }
  return { answers, sentThen, drawn, graded, share: shareOf(sums) };
}
