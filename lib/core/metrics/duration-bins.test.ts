import fc from "fast-check";
import { expect, test } from "vitest";
import { binOf, percentileError, percentileOf } from "./duration-bins";

test("a percentile from bins is within a tenth of the exact one, for any durations up to ninety days [A1]", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 * 86_400_000 }), { minLength: 1, maxLength: 60 }), fc.constantFrom(0.5, 0.9, 1), (durations, share) => {
      const bins = new Map<number, number>();
      for (const each of durations) bins.set(binOf(each), (bins.get(binOf(each)) ?? 0) + 1);
      const exact = durations.sort((a, b) => a - b)[Math.max(1, Math.ceil(share * durations.length)) - 1] as number;
      expect(Math.abs((percentileOf(bins, share) as number) - exact)).toBeLessThanOrEqual(Math.max(100, exact * percentileError));
    }),
    { numRuns: 2000 },
  );
});

test("bins follow each other without a hole: a longer duration is never in a smaller bin [A1]", () => {
  let before = 0;
  for (let ms = 0; ms < 1e10; ms = Math.ceil(ms * 1.01) + 1) {
    expect([0, 1, 2].includes(binOf(ms) - before) || binOf(ms) === before).toBe(true);
    before = binOf(ms);
  }
});

test("no durations have no percentile, and not 0 [A1]", () => {
  expect(percentileOf(new Map(), 0.5)).toBeNull();
});
