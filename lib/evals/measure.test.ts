import { describe, expect, it } from "vitest";
import { fitLogistic } from "./fit-logistic";
import { atThreshold, auroc, bootstrap, coverageAt, falsePositiveRateAt, mean } from "./measure";

const scored = (positives: readonly number[], negatives: readonly number[]) => [
  ...positives.map((score) => ({ score, positive: true })),
  ...negatives.map((score) => ({ score, positive: false })),
];

describe("measures", () => {
  it("counts the area under the curve as the share of pairs in order, ties half [E2]", () => {
    expect(auroc(scored([3, 4], [1, 2]))).toBe(1);
    expect(auroc(scored([1, 2], [3, 4]))).toBe(0);
    expect(auroc(scored([1, 3], [2, 3]))).toBe(0.375);
  });

  it("finds the false positives left at a recall [E3]", () => {
    expect(falsePositiveRateAt(scored([0.9, 0.8, 0.2], [0.1, 0.5, 0.85, 0.95]), 0.66)).toBe(0.5);
  });

  it("answers as many as the error allows, whole ties at a time [E2]", () => {
    const answers = [0.9, 0.9, 0.8, 0.7].map((confidence, number) => ({ confidence, right: number !== 1 }));
    expect(coverageAt(answers, 0.34)).toEqual({ coverage: 1, threshold: 0.7 });
    expect(coverageAt(answers, 0.1)).toEqual({ coverage: 0, threshold: null });
    expect(atThreshold(answers, 0.9)).toEqual({ coverage: 0.5, error: 0.5 });
  });

  it("gives the same interval on every run, around the value [E2]", () => {
    const values = Array.from({ length: 200 }, (_, number) => number % 2);
    const once = bootstrap(values, mean);
    expect(bootstrap(values, mean)).toEqual(once);
    expect(once.low).toBeLessThan(0.5);
    expect(once.high).toBeGreaterThan(0.5);
  });

  it("recovers the weights of a logistic model from its own probabilities [E2]", () => {
    const examples = Array.from({ length: 400 }, (_, number) => {
      const x = (number % 20) / 10 - 1;
      const y = Math.floor(number / 20) / 10 - 1;
      const probability = 1 / (1 + Math.exp(-(0.5 + 2 * x - y)));
      const features = { x, y };
      return [
        { features, positive: true, weight: probability },
        { features, positive: false, weight: 1 - probability },
      ];
    }).flat();
    const model = fitLogistic(examples, ["x", "y"], 1e-9);
    expect(model.intercept).toBeCloseTo(0.5, 3);
    expect(model.weights["x"]).toBeCloseTo(2, 3);
    expect(model.weights["y"]).toBeCloseTo(-1, 3);
  });
});
