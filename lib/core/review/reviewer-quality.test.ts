import fc from "fast-check";
import { expect, test } from "vitest";
import { falseAlarmRate, leastReadingMs, rateReviewers, type Reviewed, tolerated } from "./reviewer-quality";

const answer = "You can return shoes within 30 days, unworn, in their box. We pay the parcel within the European Union.";
const approvals = (count: number, openMs: number | null): Reviewed[] =>
  Array.from({ length: count }, () => ({ reviewerId: "ada", verdict: "approved", text: answer, openMs }));

test("reading takes longer the longer the text, and a character of Chinese or Japanese more than a letter [R7]", () => {
  expect(leastReadingMs("")).toBe(0);
  expect(leastReadingMs("--- … !")).toBe(0);
  expect(leastReadingMs(`${answer} ${answer}`)).toBeCloseTo(2 * leastReadingMs(answer));
  // 238 words of 4.9 letters are a minute at the average speed, half of one at twice that.
  expect(leastReadingMs("a".repeat(Math.round(238 * 4.9)))).toBeCloseTo(30_000, -2);
  expect(leastReadingMs("返品".repeat(130))).toBeCloseTo(30_000, -2);
});

test("who approves without opening or faster than reading raises an alarm; who takes their time, edits or answers does not [R7]", () => {
  const slow = Math.ceil(leastReadingMs(answer)) + 1;
  expect(rateReviewers([...approvals(30, null)])).toMatchObject([{ timed: 30, unread: 30, medianOpenMs: 0, alarm: true }]);
  expect(rateReviewers([...approvals(30, 400)])).toMatchObject([{ unread: 30, alarm: true }]);
  expect(rateReviewers([...approvals(30, slow)])).toMatchObject([{ unread: 0, medianOpenMs: slow, alarm: false }]);
  expect(rateReviewers([...approvals(25, slow), ...approvals(5, 10)])).toMatchObject([{ unread: 5, alarm: false }]);
  const others = approvals(30, 0).map((each) => ({ ...each, verdict: "edited" as const }));
  expect(rateReviewers(others)).toMatchObject([{ edited: 30, timed: 0, medianOpenMs: null, alarm: false }]);
  expect(rateReviewers(approvals(30, 0).map((each) => ({ ...each, text: null })))).toMatchObject([{ approved: 30, timed: 0, alarm: false }]);
  expect(rateReviewers([])).toEqual([]);
});

test("a few fast approvals are no alarm, whoever has them [R7]", () => {
  expect(rateReviewers(approvals(2, 0))).toMatchObject([{ unread: 2, alarm: false }]);
  expect(rateReviewers(approvals(3, 0))).toMatchObject([{ unread: 3, alarm: true }]);
});

test("somebody whose share is the tolerated one raises an alarm no more often than is stated, whatever they have decided [R7]", () => {
  // Exact: the chance of every count, summed over the counts that alarm.
  const chanceOf = (k: number, n: number) => {
    let log = k * Math.log(tolerated) + (n - k) * Math.log(1 - tolerated);
    for (let i = 1; i <= k; i += 1) log += Math.log(n - k + i) - Math.log(i);
    return Math.exp(log);
  };
  for (const n of [1, 3, 10, 40, 200]) {
    let alarms = 0;
    for (let k = 0; k <= n; k += 1) {
      const rated = rateReviewers([...approvals(k, 0), ...approvals(n - k, 3_600_000)]);
      if (rated[0]?.alarm) alarms += chanceOf(k, n);
    }
    expect(alarms).toBeLessThanOrEqual(falseAlarmRate + 1e-9);
  }
});

test("more reading never raises an alarm, and no order of decisions matters [R7]", () => {
  const decisions = fc.array(
    fc.record<Reviewed>({
      reviewerId: fc.constantFrom("ada", "ben", "eve"),
      verdict: fc.constantFrom("approved", "edited", "rejected", "responded"),
      text: fc.option(fc.string({ maxLength: 300 })),
      openMs: fc.option(fc.nat(20_000)),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(decisions, fc.nat(20_000), (reviewed, more) => {
      const rated = rateReviewers(reviewed);
      expect(rateReviewers([...reviewed].reverse())).toEqual(rated);
      const slower = rateReviewers(reviewed.map((each) => ({ ...each, openMs: (each.openMs ?? 0) + more })));
      for (const { reviewerId, alarm } of slower) if (alarm) expect(rated.find((each) => each.reviewerId === reviewerId)?.alarm).toBe(true);
      expect(rated.reduce((sum, { decided }) => sum + decided, 0)).toBe(reviewed.length);
    }),
  );
});
