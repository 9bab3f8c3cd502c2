import { expect, test } from "vitest";
import { relativeTime, waitedFor } from "./format-time";

test.each([
  [-10_000, "just now"],
  [-5 * 60_000, "5 min ago"],
  [3 * 3_600_000, "in 3 h"],
  [-86_400_000, "yesterday"],
  [-12 * 86_400_000, "12 days ago"],
  [-400 * 86_400_000, "13 months ago"],
])("a moment %d ms away reads %s", (offset, words) => {
  expect(relativeTime(1_700_000_000_000 + offset, 1_700_000_000_000)).toBe(words);
});

test.each([
  [-5, "0:00"],
  [7_900, "0:07"],
  [760_000, "12:40"],
  [11_100_000, "3 h 05"],
  [187_200_000, "2 d 4 h"],
])("a wait of %d ms reads %s", (duration, words) => {
  expect(waitedFor(duration)).toBe(words);
});
