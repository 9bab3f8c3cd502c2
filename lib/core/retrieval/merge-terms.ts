/** Two inverted indexes as one: streams through both, because the first may hold ten million postings. */
import type { CountedIndex } from "./types";

type Terms = Pick<CountedIndex, "keys" | "offsets" | "postings" | "counts">;
/** `units`: where each unit of the source is in the result, ascending; -1 for one that is left out. */
type Source = { terms: Terms; units: Int32Array };

export function mergeTerms(left: Source, right: Source): Terms {
  const most = left.terms.keys.length + right.terms.keys.length;
  const total = left.terms.postings.length + right.terms.postings.length;
  const merged = { keys: new Uint32Array(most), offsets: new Uint32Array(most + 1), postings: new Uint32Array(total), counts: new Uint32Array(total) };
  let terms = 0;
  let end = 0;
  for (let one = 0, other = 0; one < left.terms.keys.length || other < right.terms.keys.length;) {
    const key = Math.min(left.terms.keys[one] ?? Infinity, right.terms.keys[other] ?? Infinity);
    const start = end;
    if (left.terms.keys[one] === key) {
      end = append(left, one, merged, end);
      one += 1;
    }
    if (right.terms.keys[other] === key) {
      const middle = end;
      end = append(right, other, merged, end);
      if (middle > start && end > middle) interleave(merged, start, middle, end);
      other += 1;
    }
    if (end === start) continue;
    merged.keys[terms] = key;
    terms += 1;
    merged.offsets[terms] = end;
  }
  return {
    keys: merged.keys.slice(0, terms),
    offsets: merged.offsets.slice(0, terms + 1),
    postings: merged.postings.slice(0, end),
    counts: merged.counts.slice(0, end),
  };
}

/** The postings of a term behind each other from `at`; gives where they end. */
function append({ terms: { offsets, postings, counts }, units }: Source, term: number, into: Terms, at: number): number {
  const stop = offsets[term + 1] ?? 0;
  let end = at;
  for (let position = offsets[term] ?? 0; position < stop; position += 1) {
    const unit = units[postings[position] ?? 0] ?? -1;
    if (unit < 0) continue;
    into.postings[end] = unit;
    into.counts[end] = counts[position] ?? 0;
    end += 1;
  }
  return end;
}

/** Puts two ascending runs, `start` to `middle` and `middle` to `end`, into one order. The second is the short one. */
function interleave({ postings, counts }: Terms, start: number, middle: number, end: number): void {
  const heldPostings = postings.slice(middle, end);
  const heldCounts = counts.slice(middle, end);
  let first = middle - 1;
  let second = heldPostings.length - 1;
  for (let at = end - 1; second >= 0; at -= 1) {
    const unit = first >= start ? (postings[first] ?? 0) : -1;
    const isFirst = unit > (heldPostings[second] ?? 0);
    postings[at] = isFirst ? unit : (heldPostings[second] ?? 0);
    counts[at] = isFirst ? (counts[first] ?? 0) : (heldCounts[second] ?? 0);
    if (isFirst) first -= 1;
    else second -= 1;
  }
}
