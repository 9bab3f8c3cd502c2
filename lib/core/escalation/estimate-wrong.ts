/**
 * How many of the answers that a policy sends without review are wrong, from those that were drawn by chance and graded by people. Each stands for
 * 1 / its chance of being drawn (Hájek). The interval is Wilson's at 95 % with Kish's effective number of grades: as wide as the weights make it,
 * and never of no width because few were graded. It speaks of answers that were sent then, too: of others nobody knows the words.
 */
import type { PastTurns } from "./past-turns";
import type { Decided } from "./replay-turns";

export type Interval = { value: number; low: number; high: number };

/**
 * `sentThen`: answers that were sent then, too; of those `drawn` were to be graded and `graded` are. `share`: the wrong ones among `sentThen`;
 * null: nothing can be said.
 */
export type WrongAnswers = { answers: number; sentThen: number; drawn: number; graded: number; share: Interval | null };

/** `answer`: the place of that action in what was decided. */
export function estimateWrong({ sampling, grades, sent }: PastTurns, decided: Decided, answer: number): WrongAnswers {
  let [answers, sentThen, drawn, graded] = [0, 0, 0, 0];
  let [weight, squares, wrong] = [0, 0, 0];
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
    weight += 1 / chance;
    squares += 1 / chance ** 2;
    wrong += grade / chance;
  }
  return { answers, sentThen, drawn, graded, share: graded === 0 ? null : wilson(wrong / weight, weight ** 2 / squares) };
}

/** Wilson, 1927. */
function wilson(value: number, tries: number): Interval {
  const z = 1.959964;
  const middle = (value + z ** 2 / (2 * tries)) / (1 + z ** 2 / tries);
  const half = (z / (1 + z ** 2 / tries)) * Math.sqrt((value * (1 - value)) / tries + z ** 2 / (4 * tries ** 2));
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
