/** How far a flag can be trusted, in words for whoever reads it. */
import { flagRates } from "@/lib/core/escalation/flag-rates";

/** Null for what is compared and not judged. */
export function flagRateWords(flag: keyof typeof flagRates): string | null {
  const rate = flagRates[flag];
  if (rate === null) return null;
  return `${rate.ownWords ? "On pairs of answers that we wrote ourselves" : "In our evaluation"} this flag found ${ofHundred(rate.found)} such texts in 100, and was raised on ${ofHundred(rate.falsely)} of 100 that were fine.`;
}

function ofHundred([from, to]: readonly [number, number]): string {
  const written = (share: number) => (share * 100).toLocaleString("en", { maximumFractionDigits: share < 0.01 ? 1 : 0 });
  return written(from) === written(to) ? written(from) : `${written(from)} to ${written(to)}`;
}
