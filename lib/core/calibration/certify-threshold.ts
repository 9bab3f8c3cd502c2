/**
 * From graded turns to a threshold whose error is known: Learn-then-Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021) by fixed sequences from
 * strict to lax. Where too little was graded, or the error is too large, nothing is certified and it says so.
 *
 * A grade is given of a turn as it would be answered. Visitors ask more about what the knowledge lacks in some months than in others, so the
 * bound is stated for a worst case of that share: what is outside is answered as often as it was among the graded, but is as frequent as stated.
 */
import { lowerBound, triesNeeded, upperBound } from "../kernel/binomial";

/** `wrong`: the answer was not right. `outside`: nothing in the knowledge answers the question; then any answer is wrong. */
export type GradedTurn = { score: number; wrong: boolean; outside: boolean };

/**
 * `alpha`: largest share of wrong answers. `delta`: chance that the certificate is wrong. `outsideShare`: the share of questions outside the
 * knowledge up to which it holds; null: as many as among the graded.
 */
export type CertificateWanted = { alpha: number; delta: number; outsideShare: number | null };

/**
 * `bound`: upper bound of the share of wrong answers at the threshold, in the worst case. `too_few`: at least `needed` graded turns at or above
 * one threshold are necessary, `graded` are there. `too_wrong`: what is graded does not show it; `bound` is the lowest that was reached.
 */
export type Certificate =
  | { kind: "certified"; threshold: number; answered: number; wrong: number; graded: number; bound: number }
  | { kind: "too_few"; graded: number; needed: number }
  | { kind: "too_wrong"; graded: number; bound: number };

/** Shares of the graded turns at which a sequence begins; each has its part of delta. One wrong answer among the surest must not end everything. */
const starts: readonly number[] = [0, 0.25, 0.5];
/** Thresholds of one sequence. */
const steps = 40;

/** Grades without a finite score count as never answered. The order of the turns is of no effect. */
export function certifyThreshold(turns: readonly GradedTurn[], { alpha, delta, outsideShare }: CertificateWanted): Certificate {
  const sorted = turns.filter(({ score }) => Number.isFinite(score)).sort((left, right) => right.score - left.score);
  const needed = triesNeeded(alpha, delta / starts.length);
  if (sorted.length < needed) return { kind: "too_few", graded: sorted.length, needed };
  const counts = countDown(sorted);
  const outsiders = turns.filter(({ outside }) => outside).length;
  const boundAt = (place: number): number =>
    outsideShare === null
      ? upperBound(counts[place]?.wrong ?? 0, place + 1, delta / starts.length)
      : worstCase(counts[place], outsiders, turns.length - outsiders, delta / starts.length, outsideShare);
  let best: { place: number; bound: number } | null = null;
  let lowest = 1;
  for (const start of starts) {
    const from = Math.max(needed, Math.ceil(start * sorted.length)) - 1;
    for (let step = 0; step <= steps; step += 1) {
      const place = endOfTie(sorted, Math.round(from + ((sorted.length - 1 - from) * step) / steps));
      const bound = boundAt(place);
      lowest = Math.min(lowest, bound);
      if (bound > alpha) break;
      if (!best || place >= best.place) best = { place, bound };
    }
  }
  if (!best) return { kind: "too_wrong", graded: sorted.length, bound: lowest };
  const { place, bound } = best;
  return { kind: "certified", threshold: sorted[place]?.score ?? 1, answered: place + 1, wrong: counts[place]?.wrong ?? 0, graded: sorted.length, bound };
}

/** What was wrong, and how much of it outside, among the turns up to each. */
type Count = { answered: number; wrong: number; outside: number };

function countDown(sorted: readonly GradedTurn[]): Count[] {
  let [wrong, outside] = [0, 0];
  return sorted.map((turn, place) => {
    if (turn.wrong || turn.outside) wrong += 1;
    if (turn.outside) outside += 1;
    return { answered: place + 1, wrong, outside };
  });
}

/**
 * Upper bound of the share of wrong answers when `share` of all questions are outside. Each of its three parts is bounded with a third of
 * delta: how often what is outside is answered, how often what is inside is, and how often that is wrong.
 */
function worstCase(count: Count | undefined, outsiders: number, insiders: number, delta: number, share: number): number {
  const { answered = 0, wrong = 0, outside = 0 } = count ?? {};
  const outsideAnswered = upperBound(outside, outsiders, delta / 3);
  const insideAnswered = lowerBound(answered - outside, insiders, delta / 3);
  const insideWrong = upperBound(wrong - outside, answered - outside, delta / 3);
  const fromOutside = share * outsideAnswered;
  const fromInside = (1 - share) * insideAnswered;
  return fromOutside + fromInside > 0 ? (fromOutside + fromInside * insideWrong) / (fromOutside + fromInside) : 1;
}

/** All turns of one score are answered or none is. */
function endOfTie(sorted: readonly GradedTurn[], place: number): number {
  let end = place;
  while (end + 1 < sorted.length && sorted[end + 1]?.score === sorted[end]?.score) end += 1;
  return end;
}
