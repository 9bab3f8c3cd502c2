import { expect, test } from "vitest";
import { filtersOf, queryOf, reviewAddress } from "./review-address";

const none = { risk: null, topic: null, reason: null, mine: false };

test("an address leads back to the same drafts, and one of somebody's making lists what it can [R6]", () => {
  const filters = { risk: "3", topic: "medical", reason: "topic_class", mine: true };
  const address = reviewAddress("/w/a/review", filters, "drf_1");
  expect(filtersOf(new URL(address, "https://x.example").searchParams)).toEqual(filters);
  expect(reviewAddress("/w/a/review", none, null)).toBe("/w/a/review");
  expect(filtersOf(new URLSearchParams({ risk: "9", topic: "", reason: "x".repeat(99), mine: "perhaps" }))).toEqual(none);
  expect(queryOf(none)).toEqual({});
});
