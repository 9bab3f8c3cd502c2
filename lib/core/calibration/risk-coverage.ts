/** How often answers are wrong, by how many are given and by what was said of them. */

/** A turn with the score that decides whether it is answered. */
export type Judged = { score: number; wrong: boolean };
export type RiskPoint = { coverage: number; risk: number; threshold: number };

/** One point a threshold, from the strictest; turns of one score come together. */
export function riskCoverage(turns: readonly Judged[]): RiskPoint[] {
  const sorted = [...turns].sort((left, right) => right.score - left.score);
  const points: RiskPoint[] = [];
  let wrong = 0;
  sorted.forEach((turn, place) => {
    if (turn.wrong) wrong += 1;
    if (sorted[place + 1]?.score !== turn.score) points.push({ coverage: (place + 1) / sorted.length, risk: wrong / (place + 1), threshold: turn.score });
  });
  return points;
}

/** The area under that curve: the mean risk over all coverages. NaN for no turns. */
export function areaUnderRiskCoverage(turns: readonly Judged[]): number {
  let [area, before] = [0, 0];
  for (const { coverage, risk } of riskCoverage(turns)) {
    area += (coverage - before) * risk;
    before = coverage;
  }
  return turns.length > 0 ? area : Number.NaN;
}

/** `said`: mean score of the bin, `right`: share that was right. Empty bins are left out. */
export type ReliabilityBin = { said: number; right: number; count: number };

/** Scores are probabilities; ten bins of equal width. */
export function reliability(turns: readonly Judged[], bins = 10): ReliabilityBin[] {
  const sums = Array.from({ length: bins }, () => ({ said: 0, right: 0, count: 0 }));
  for (const { score, wrong } of turns) {
    const bin = sums[Math.min(bins - 1, Math.max(0, Math.floor(score * bins)))];
    if (!bin) continue;
    bin.said += score;
    bin.right += wrong ? 0 : 1;
    bin.count += 1;
  }
  return sums.filter(({ count }) => count > 0).map(({ said, right, count }) => ({ said: said / count, right: right / count, count }));
}
