import { expect, test } from "vitest";
import fc from "fast-check";
import { expectedWait } from "./expected-wait";

const minutes = (...each: number[]) => each.map((minute) => minute * 60_000);

test("four of five visitors waited less than what is told; with few before, with many to whom nobody came, or beyond an hour nothing is told [W6]", () => {
  expect(expectedWait(minutes(1, 1, 1, 2, 2, 3, 3, 4, 30, 50))).toBe(5);
  expect(expectedWait(minutes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBe(1);
  expect(expectedWait(minutes(1, 1, 1, 1, 1, 1, 1, 1, 1))).toBeNull();
  expect(expectedWait([...minutes(1, 1, 1, 1, 1, 1, 1), null, null, null])).toBeNull();
  expect(expectedWait([...minutes(1, 1, 1, 1, 1, 1, 1, 1), null, null])).toBe(2);
  expect(expectedWait(Array.from({ length: 20 }, () => 61 * 60_000))).toBeNull();
});

test("what is told holds for four of five of any waits, whatever their order, and a longer wait never makes it shorter [W6]", () => {
  const wait = fc.option(fc.integer({ min: 0, max: 5_000_000 }), { nil: null });
  fc.assert(
    fc.property(fc.array(wait, { minLength: 10, maxLength: 60 }), fc.nat(59), (waits, at) => {
      const told = expectedWait(waits);
      const kept = waits.filter((each) => each !== null && told !== null && each < told * 60_000).length;
      if (told !== null) expect(kept / waits.length).toBeGreaterThanOrEqual(0.8);
      expect(expectedWait([...waits].reverse())).toBe(told);
      const longer = waits.map((each, place) => (place === at ? null : each));
      const then = expectedWait(longer);
      expect(then ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(told ?? Number.POSITIVE_INFINITY);
    }),
  );
});
