import { expect, test } from "vitest";
import { figuresOf } from "./figures";
import { headlineOf } from "./headline";

const figures = (conversations: number, reasons: Record<string, number>) =>
  figuresOf(
    new Map([
      ["conversations", conversations],
      ["handed_off", Object.values(reasons).reduce((a, b) => a + b, 0)],
      ...Object.entries(reasons).map(([code, count]): [string, number] => [`reason.${code}`, count]),
    ]),
  );
const say = (current: ReturnType<typeof figures>, previous: ReturnType<typeof figures>) =>
  headlineOf({ current, previous, before: "the week before", reasonWords: (code) => code });

test("the headline says the rate, the change in points and the reason that moved most that way [A1]", () => {
  expect(say(figures(100, { billing: 4, unsure: 8 }), figures(100, { billing: 9, unsure: 6 }))).toBe(
    "12 % handed off, 3 points fewer than the week before; “billing” is why.",
  );
  expect(say(figures(100, { billing: 9, unsure: 4 }), figures(200, { billing: 6, unsure: 18 }))).toBe(
    "13 % handed off, 1 point more than the week before; “billing” is why.",
  );
  expect(say(figures(100, { billing: 12 }), figures(100, { billing: 12 }))).toBe("12 % handed off, as in the week before; mostly: billing.");
});

test("few conversations are not compared, and none have no rate [A1]", () => {
  expect(say(figures(9, { billing: 3 }), figures(100, { billing: 12 }))).toBe("33 % handed off; mostly: billing.");
  expect(say(figures(0, {}), figures(100, { billing: 12 }))).toBe("No conversations in this time.");
  expect(figures(0, {}).handoffRate).toBeNull();
});
