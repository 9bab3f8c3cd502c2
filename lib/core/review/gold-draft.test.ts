import { expect, test } from "vitest";
import { chanceOfAtMost } from "../kernel/binomial";
import { caughtBetween, drawGold, isCaught } from "./gold-draft";

test("of a hundred drafts that a reviewer opens as many are planted as the workspace chose, within what chance explains, and the same opening draws the same again [R7]", () => {
  for (const share of [1, 5, 20, 50]) {
    const openings = Array.from({ length: 4_000 }, (_, at) => drawGold(share, `draft-${at}`, `reviewer-${at % 7}`));
    const planted = openings.filter(({ isDrawn }) => isDrawn).length;
    const chance = share / (100 - share);
    expect(openings.every(({ chance: said }) => said === chance)).toBe(true);
    expect(chanceOfAtMost(planted, openings.length, chance)).toBeGreaterThan(0.001);
    expect(1 - chanceOfAtMost(planted - 1, openings.length, chance)).toBeGreaterThan(0.001);
  }
  expect(drawGold(0, "draft", "reviewer").isDrawn).toBe(false);
  expect(drawGold(50, "draft", "reviewer").isDrawn).toBe(true);
  expect(drawGold(20, "draft", "reviewer")).toEqual(drawGold(20, "draft", "reviewer"));
});

test("a planted draft is missed where what is wrong with it would have been sent, however it was spaced, and caught by every other decision [R7]", () => {
  const answer = "Returns are free. They take ninety days.";
  expect(isCaught("approved", answer, "ninety days")).toBe(false);
  expect(isCaught("edited", "Returns cost nothing. They take  Ninety days.", "ninety days")).toBe(false);
  expect(isCaught("edited", "Returns are free. They take thirty days.", "ninety days")).toBe(true);
  expect(isCaught("rejected", answer, "ninety days")).toBe(true);
  expect(isCaught("responded", "It takes ninety days.", "ninety days")).toBe(true);
});

test("the share that was caught comes with the interval of Clopper and Pearson, all of it where nothing was seen [R7]", () => {
  expect(caughtBetween(0, 0)).toEqual({ low: 0, high: 1 });
  const { low, high } = caughtBetween(8, 10);
  expect(low).toBeCloseTo(0.4439, 3);
  expect(high).toBeCloseTo(0.9748, 3);
});
