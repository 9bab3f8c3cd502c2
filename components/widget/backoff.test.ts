import { expect, test } from "vitest";
import { backoffMs, retryAfterMs } from "./backoff";

test("retries wait from half a second, twice as long each time, half a minute at most, and never all the same [W4]", () => {
  expect([1, 2, 3, 20].map((attempt) => [backoffMs(attempt, 0), backoffMs(attempt, 1)])).toEqual([
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [15_000, 30_000],
  ]);
});

test("the server's Retry-After is taken in seconds, bounded, and ignored when it is no number [W4]", () => {
  expect(["3", "100000", "soon", "", null].map((header) => retryAfterMs(header))).toEqual([3_000, 600_000, null, null, null]);
});
