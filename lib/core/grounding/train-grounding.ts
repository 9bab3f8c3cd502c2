/** Learns from answers that people judged: the shipped model, and those that an evaluation trains on its own half. */
import { noText } from "@/lib/core/text-model/small-model";
import type { SmallModel } from "@/lib/core/text-model/small-model";
import { trainSmallModel } from "@/lib/core/text-model/train-small-model";
import { groundingFeatures } from "./grounding-features";

export type GroundingExample = { answer: string; source: string; question: string; grounded: boolean };

export function trainGrounding(examples: readonly GroundingExample[]): SmallModel {
  return trainSmallModel(
    examples.map(({ answer, source, question, grounded }) => ({ text: noText, named: groundingFeatures(answer, source, question), positive: grounded })),
    { buckets: 0, cost: 1, namedShare: 1, passes: 40 },
  );
}
