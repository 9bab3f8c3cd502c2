/**
 * Recognises that a visitor asks the same thing again [E6].
 */
import { textFeatures } from "@/lib/core/retrieval/query-features";
import type { RepeatSignal } from "./types";

const sameFrom = 0.6;

/**
 * Similarity (0..1) of the message to the closest earlier question, and how many earlier questions are the
 * same (similarity 0.6 or more). `earlier`: the visitor's questions that did not succeed, any order.
 */
export function detectRepeat(text: string, earlier: readonly string[]): RepeatSignal {
  let similarity = 0;
  let count = 0;
  for (const other of earlier) {
    const value = questionSimilarity(text, other);
    similarity = Math.max(similarity, value);
    if (value >= sameFrom) count += 1;
  }
  return { similarity, count };
}

/** Symmetric, 1 for texts equal but for case, accents and punctuation, 0 without common features. */
export function questionSimilarity(left: string, right: string): number {
  const a = textFeatures(left, 400);
  const b = textFeatures(right, 400);
  if (a.size === 0 || b.size === 0) return 0;
  const groups = [
    { both: 0, left: 0, right: 0 },
    { both: 0, left: 0, right: 0 },
    { both: 0, left: 0, right: 0 },
  ];
  for (const feature of a.values()) {
    const group = groups[feature.group];
    if (group === undefined) continue;
    const weight = feature.light ? 0.2 : 1;
    group.left += weight;
    if (b.has(feature.key)) group.both += weight;
  }
  for (const feature of b.values()) {
    const group = groups[feature.group];
    if (group !== undefined) group.right += feature.light ? 0.2 : 1;
  }
  const shares = [0.45, 0.1, 0.45];
  let value = 0;
  let present = 0;
  groups.forEach((group, number) => {
    if (group.left + group.right === 0) return;
    const share = shares[number] ?? 0;
    present += share;
    value += share * (group.both / Math.sqrt(Math.max(group.left, 1e-9) * Math.max(group.right, 1e-9)));
  });
  return present > 0 ? Math.min(1, Math.round((value / present) * 10_000) / 10_000) : 0;
}
