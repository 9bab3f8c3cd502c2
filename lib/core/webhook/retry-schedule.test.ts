import fc from "fast-check";
import { expect, test } from "vitest";
import { readRetryAfter } from "./read-retry-after";
import { retryDelay, retryDelaysMs } from "./retry-schedule";

const hour = 3_600_000;

test("a delivery is tried ten times over about three days, and then never again [I1]", () => {
  const total = retryDelaysMs.reduce((sum, delay) => sum + delay, 0);
  expect(retryDelaysMs).toHaveLength(9);
  expect(total / hour).toBeGreaterThan(72);
  expect(total / hour).toBeLessThan(80);
  expect(retryDelay(10, 0.5)).toBeNull();
});

test("each wait is within a tenth of the schedule, and what the endpoint asks for only makes it longer, by a day at most [I1]", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.option(fc.integer({ min: 0, max: 1_000 * hour })),
      (tries, chance, asked) => {
        const planned = retryDelaysMs[tries - 1] ?? 0;
        const delay = retryDelay(tries, chance, asked) ?? 0;
        expect(delay).toBeGreaterThanOrEqual(Math.floor(planned * 0.9));
        expect(delay).toBeGreaterThanOrEqual(Math.min(asked ?? 0, 24 * hour));
        expect(delay).toBeLessThanOrEqual(Math.max(Math.ceil(planned * 1.1), Math.min(asked ?? 0, 24 * hour)));
      },
    ),
  );
});

test("retry-after is read as seconds or as a date, and nonsense is nothing [I1]", () => {
  const now = new Date("2026-11-26T08:00:00Z");
  expect(readRetryAfter("120", now)).toBe(120_000);
  expect(readRetryAfter(" 0 ", now)).toBe(0);
  expect(readRetryAfter("Thu, 26 Nov 2026 08:05:00 GMT", now)).toBe(300_000);
  expect(readRetryAfter("Thu, 26 Nov 2026 07:05:00 GMT", now)).toBe(0);
  for (const nonsense of [null, "", "soon", "-5", "1.5", "12 minutes", "9".repeat(30)]) expect(readRetryAfter(nonsense, now)).toBeNull();
});
