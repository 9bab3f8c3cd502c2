import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectRepeat } from "./detect-repeat";

describe("detectRepeat", () => {
  it("counts one earlier question from the threshold on [E6]", () => {
    expect(detectRepeat([[], [0.5]], 0.5)).toEqual({ similarity: 0.5, count: 1 });
    expect(detectRepeat([[], [0.49]], 0.5)).toEqual({ similarity: 0.49, count: 0 });
  });

  it("counts two from three quarters of it, when all three are alike on the average [E6]", () => {
    expect(detectRepeat([[], [0.375], [0.375, 0.375]], 0.5)).toEqual({ similarity: 0.5, count: 2 });
    expect(detectRepeat([[], [0.7], [0.4, 0.1]], 0.5)).toEqual({ similarity: 0.5333, count: 2 });
    expect(detectRepeat([[], [0.37], [0.37, 0.37]], 0.5)).toMatchObject({ count: 0 });
  });

  it("does not count two that are like this one and have nothing in common with each other as much [E6]", () => {
    expect(detectRepeat([[], [0], [0.5, 0.5]], 0.5)).toMatchObject({ count: 1 });
  });

  it("chooses among the earlier ones: what else was asked between them is of no effect [E6]", () => {
    expect(detectRepeat([[], [0.9], [0, 0], [0.8, 0.9, 0]], 0.5)).toEqual({ similarity: 1, count: 2 });
  });

  it("sees no repeat in a first question, and takes what is not a number for nothing [E6]", () => {
    expect(detectRepeat([], 0.5)).toEqual({ similarity: 0, count: 0 });
    expect(detectRepeat([[]], 0.5)).toEqual({ similarity: 0, count: 0 });
    expect(detectRepeat([[], [Number.NaN], [Number.NaN, 0.6]], 0.5)).toEqual({ similarity: 0.6, count: 1 });
  });

  it("never counts fewer when a pair is more alike, nor when the threshold is lower [E6]", () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((size) => fc.tuple(...Array.from({ length: size }, (_, row) => fc.array(value, { minLength: row, maxLength: row }))));
    fc.assert(
      fc.property(rows, value, value, value, fc.nat(4), (similarities, threshold, lower, more, raisedRow) => {
        const { similarity, count } = detectRepeat(similarities, threshold);
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
        expect(count === 0 || similarity >= threshold).toBe(true);
        expect(detectRepeat(similarities, Math.min(threshold, lower)).count).toBeGreaterThanOrEqual(count);
        const raised = similarities.map((row, place) => row.map((one) => (place === raisedRow ? Math.max(one, more) : one)));
        expect(detectRepeat(raised, threshold).count).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
