/**
 * How far a flag of the bot's words can be trusted: shares measured by our evaluation (docs/evals.md, which a test compares), on texts that the
 * judges had not learned from. Where two sets of answers were judged, the worse and the better. Those of `bias` are of pairs of answers that we wrote
 * ourselves (lib/testing/answer-pairs.ts, which a test compares): no model gave them.
 */
import type { flagKinds } from "./policy-types";

/** Shares 0..1, from and to: of the texts that should be flagged, those that were; of the texts that were fine, those that were flagged. */
export type FlagRate = { ownWords?: true; found: readonly [number, number]; falsely: readonly [number, number] };

/** Null: phrases of guardrails are compared, not judged. */
export const flagRates: Readonly<Record<(typeof flagKinds)[number], FlagRate | null>> = {
  ungrounded: { found: [0.813, 0.894], falsely: [0.152, 0.277] },
  policy: null,
  toxicity: { found: [0.696, 0.696], falsely: [0.002, 0.002] },
  personal_data: { found: [1, 1], falsely: [0.003, 0.003] },
  bias: { ownWords: true, found: [0.842, 0.842], falsely: [0.056, 0.056] },
};
