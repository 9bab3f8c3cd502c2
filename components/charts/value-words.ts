/** A value of a chart in the words of its unit. */
import { countWords, durationWords, nothing } from "./format-figures";

export type ValueUnit = "count" | "percent" | "time";

export function valueWords(unit: ValueUnit, value: number | null | undefined): string {
  if (value === null || value === undefined) return nothing;
  if (unit === "time") return durationWords(value);
  return unit === "percent" ? `${Math.round(value)} %` : countWords(value);
}
