import { describe, expect, it } from "vitest";
import { fitLogistic } from "./fit-logistic";
import { crossValidate } from "./cross-validate";
import { metricsAsJson, reachesGoal } from "./metric";
import { printMarkdown } from "./print-markdown";
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
    expect(once.lo).toBeLessThan(0.5);
    expect(once.hi).toBeGreaterThan(0.5);
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

describe("the frame", () => {
  it("never trains on what belongs to what it judges, and judges everything once [E2]", () => {
    const items = Array.from({ length: 40 }, (_, number) => ({ number, group: `g${number % 11}` }));
    const judged = crossValidate(
      items,
      ({ group }) => group,
      (train, held) => {
        const seen = new Set(train.map(({ group }) => group));
        expect(held.some(({ group }) => seen.has(group))).toBe(false);
        return held.map(({ number }) => number);
      },
    );
    expect(judged).toEqual(items.map(({ number }) => number));
  });

  it("gives one object by suite and metric, with null for what is no number [E2]", () => {
    const metric = { suite: "scope", metric: "acc", value: 0.9, lo: Number.NaN, hi: 1, n: 3, better: "higher" as const, goal: 0.8 };
    expect(metricsAsJson([metric])).toEqual({ scope: { acc: { value: 0.9, lo: null, hi: 1, n: 3, goal: 0.8, better: "higher" } } });
    expect(reachesGoal(metric)).toBe(true);
    expect(reachesGoal({ ...metric, better: "lower" })).toBe(false);
    expect(reachesGoal({ ...metric, goal: undefined })).toBeNull();
  });

  it("writes every figure with interval, goal and whether it is reached, and of a missed one why; no folder is named [E2]", () => {
    const figure = { suite: "scope", metric: "a | b", value: 0.9, lo: 0.8, hi: 1, n: 3, better: "higher" as const, goal: 0.8, baseline: 0.5 };
    const page = printMarkdown([figure, { ...figure, metric: "low", goal: 0.95 }], [{ ...figure, goal: undefined, metric: "stranger" }], "npm run evals");
    expect(page).toContain("1 of 2 goals are reached.");
    expect(page).toContain("| a \\| b | 3 | 0.900 | 0.800 to 1.000 | 0.500 | ≥ 0.800 | reached |");
    expect(page).toContain("| scope | low | 0.900 | 0.800 to 1.000 | ≥ 0.950 | Nothing yet. |");
    expect(page.indexOf("stranger")).toBeGreaterThan(page.indexOf("## Tenants without labels"));
  });
});
