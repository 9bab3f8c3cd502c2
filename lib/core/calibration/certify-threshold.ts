/**
 * From graded turns to a threshold whose error is known: Learn-then-Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021) by fixed sequences from
 * strict to lax. Where too little was graded, or the error is too large, nothing is certified and it says so.
 *
 * A grade is given of a turn as it would be answered. Visitors ask more about what the knowledge lacks in some months than in others, so the
 * bound is stated for a worst case of that share: what is outside is answered as often as it was among the graded, but is as frequent as stated.
 * It is never lower than the one for the share that was seen.
 */
import { lowerBound, triesNeeded, upperBound } from "../kernel/binomial";

/** `wrong`: the answer was not right. `outside`: nothing in the knowledge answers the question; then any answer is wrong. null: nobody has said. */
export type GradedTurn = { score: number; wrong: boolean; outside: boolean | null };

/**
 * `alpha`: largest share of wrong answers. `delta`: chance that the certificate is wrong. `outsideShare`: the share of questions outside the
 * knowledge up to which it holds; null: as many as among the graded.
 */
export type CertificateWanted = { alpha: number; delta: number; outsideShare: number | null };

/**
 * `bound`: upper bound of the share of wrong answers at the threshold, in the worst case. `too_few`: at least `needed` graded turns at or above
 * one threshold are necessary, `graded` are there; for a stated share `outside` of their own, and the others are those inside. `too_wrong`: what
 * is graded does not show it; `bound` is the lowest that was reached.
 */
export type Certificate =
  | { kind: "certified"; threshold: number; answered: number; wrong: number; graded: number; bound: number }
  | { kind: "too_few"; graded: number; needed: number; outside: { graded: number; needed: number } | null }
  | { kind: "too_wrong"; graded: number; bound: number };

/** Shares of the graded turns at which a sequence begins; each has its part of delta. One wrong answer among the surest must not end everything. */
const starts: readonly number[] = [0, 0.25, 0.5];
/** Thresholds of one sequence. */
const steps = 40;

/** Grades without a finite score count as never answered. The order of the turns is of no effect. */
export function certifyThreshold(turns: readonly GradedTurn[], { alpha, delta, outsideShare }: CertificateWanted): Certificate {
  const sorted = turns.filter(({ score }) => Number.isFinite(score)).sort((left, right) => right.score - left.score);
  const each = delta / starts.length;
  const counts = countDown(sorted);
  const outsiders = turns.filter(({ outside }) => outside).length;
  const sizes = { outsiders, insiders: turns.length - outsiders, scored: sorted.filter(({ outside }) => !outside).length };
  const first = outsideShare === null ? triesNeeded(alpha, each) : fewestRight(sizes, alpha, each, outsideShare);
  if (first === null || sorted.length < first) return tooFew(sorted, sizes, { alpha, delta: each, outsideShare });
  const boundAt = (place: number): number => {
    const asSeen = upperBound(counts[place]?.wrong ?? 0, place + 1, each);
    return outsideShare === null ? asSeen : Math.max(asSeen, worstCase(counts[place], sizes, each, outsideShare));
  };
  let best: { place: number; bound: number } | null = null;
  let lowest = 1;
  for (const start of starts) {
    const from = Math.max(first, Math.ceil(start * sorted.length)) - 1;
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

/** Among the turns up to each: what was wrong, and of that what is outside and what may be. */
type Count = { answered: number; wrong: number; outside: number; unsaid: number };
/** `scored`: those inside that have a score. */
type Sizes = { outsiders: number; insiders: number; scored: number };

function countDown(sorted: readonly GradedTurn[]): Count[] {
  let [wrong, outside, unsaid] = [0, 0, 0];
  return sorted.map((turn, place) => {
    if (turn.wrong || turn.outside !== false) wrong += 1;
    if (turn.outside) outside += 1;
    if (turn.outside === null) unsaid += 1;
    return { answered: place + 1, wrong, outside, unsaid };
  });
}

const allRight = (answered: number): Count => ({ answered, wrong: 0, outside: 0, unsaid: 0 });

/**
 * Upper bound of the share of wrong answers when `share` of all questions are outside. Each of its three parts is bounded with a third of
 * delta: how often what is outside is answered, how often what is inside is, and how often that is wrong. What nobody has said of counts in
 * each part as the worse.
 */
function worstCase(count: Count = allRight(0), { outsiders, insiders }: Omit<Sizes, "scored">, delta: number, share: number): number {
  const { answered, wrong, outside, unsaid } = count;
  const outsideAnswered = upperBound(outside + unsaid, outsiders + unsaid, delta / 3);
  const insideAnswered = lowerBound(answered - outside - unsaid, insiders - unsaid, delta / 3);
  const insideWrong = upperBound(wrong - outside, answered - outside, delta / 3);
  const fromOutside = share * outsideAnswered;
  const fromInside = (1 - share) * insideAnswered;
  return fromOutside + fromInside > 0 ? (fromOutside + fromInside * insideWrong) / (fromOutside + fromInside) : 1;
}

/** How many inside have to be answered, all of them right and none outside, for a stated share to be shown; null where all of them are not enough. */
function fewestRight(sizes: Sizes, alpha: number, delta: number, share: number): number | null {
  return fewest(sizes.scored, (answered) => worstCase(allRight(answered), sizes, delta, share) <= alpha);
}

/** More grades than anybody gives. */
const mostNeeded = 1_000_000;

/** What is missing at least. Outside half of the errors that alpha allows are taken as room, so that the rest does not need grades without end. */
function tooFew(sorted: readonly GradedTurn[], { outsiders, insiders, scored }: Sizes, { alpha, delta, outsideShare: share }: CertificateWanted): Certificate {
  if (share === null) return { kind: "too_few", graded: sorted.length, needed: triesNeeded(alpha, delta), outside: null };
  const room = (alpha * (1 - share)) / (2 * share * (1 - alpha));
  const neededOutside = room < 1 ? triesNeeded(room, delta / 3) : 0;
  const enough = Math.max(outsiders, neededOutside);
  const passes = (inside: number) => worstCase(allRight(inside), { outsiders: enough, insiders: insiders - scored + inside }, delta, share) <= alpha;
  return {
    kind: "too_few",
    graded: scored,
    needed: fewest(mostNeeded, passes) ?? mostNeeded,
    outside: { graded: outsiders, needed: neededOutside },
  };
}

/** The least count from 1 to `most` that passes, where every greater one does, too. */
function fewest(most: number, passes: (count: number) => boolean): number | null {
  if (most < 1 || !passes(most)) return null;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** All turns of one score are answered or none is. */
function endOfTie(sorted: readonly GradedTurn[], place: number): number {
  let end = place;
  while (end + 1 < sorted.length && sorted[end + 1]?.score === sorted[end]?.score) end += 1;
  return end;
}
