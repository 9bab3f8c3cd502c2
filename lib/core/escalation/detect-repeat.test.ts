import { describe, expect, it } from "vitest";
import { detectRepeat } from "./detect-repeat";

describe("detectRepeat", () => {
  it("counts the earlier questions that are as similar as the threshold [E6]", () => {
    expect(detectRepeat([0.2, 0.5, 0.9], 0.5)).toEqual({ similarity: 0.9, count: 2 });
  });

  it("sees no repeat in a first question, and ignores what is not a number [E6]", () => {
    expect(detectRepeat([], 0.5)).toEqual({ similarity: 0, count: 0 });
    expect(detectRepeat([Number.NaN, 0.6], 0.5)).toEqual({ similarity: 0.6, count: 1 });
  });
});
