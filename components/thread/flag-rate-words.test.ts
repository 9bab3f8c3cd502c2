import { expect, test } from "vitest";
import { flagRateWords } from "./flag-rate-words";

test("a flag says how often it is right and how often it is raised on what is fine; a compared phrase says nothing [E8] [M1]", () => {
  expect(flagRateWords("toxicity")).toBe("In our evaluation this flag found 70 such texts in 100, and was raised on 0.2 of 100 that were fine.");
  expect(flagRateWords("ungrounded")).toMatch(/found \d+ to \d+ such texts in 100, and was raised on \d+ to \d+ of 100 that were fine/);
  expect(flagRateWords("bias")).toMatch(/^On pairs of answers that we wrote ourselves this flag found \d+ such texts in 100/);
  expect(flagRateWords("policy")).toBeNull();
});
