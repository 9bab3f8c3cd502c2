import { expect, test } from "vitest";
import { certificateWords } from "./certificate-words";

test("a certificate says its share, its certainty and what it was counted from; without one it says what is missing [E12]", () => {
  const wanted = { alpha: 0.05, delta: 0.1, outsideShare: null };
  expect(certificateWords({ kind: "too_few", graded: 38, needed: 59, outside: null }, wanted)).toBe("Not certifiable yet: 38 of 59 graded.");
  expect(certificateWords({ kind: "certified", threshold: 0.615, answered: 80, wrong: 1, graded: 90, bound: 0.049 }, wanted)).toBe(
    "Certified: of the answers with a confidence of 0.615 or more at most 5 % are wrong, with 90 % certainty. 80 of 90 lie there, 1 wrong.",
  );
  expect(certificateWords({ kind: "too_wrong", graded: 90, bound: 0.123 }, wanted)).toContain("at most 12.3 % are wrong, not 5 %");
  expect(certificateWords({ kind: "too_wrong", graded: 90, bound: 1 }, wanted)).toContain("90 grades do not show");
});

test("with a stated share of questions outside the knowledge every sentence says it, and what is missing is counted on both sides [E12]", () => {
  const wanted = { alpha: 0.05, delta: 0.1, outsideShare: 0.2 };
  const shift = ", also when 20 % of the questions it answers lie outside the knowledge";
  expect(certificateWords({ kind: "too_few", graded: 38, needed: 180, outside: { graded: 3, needed: 41 } }, wanted)).toBe(
    `Not certifiable yet${shift}: 38 of 180 graded inside it, 3 of 41 outside.`,
  );
  expect(certificateWords({ kind: "certified", threshold: 0.6, answered: 80, wrong: 1, graded: 90, bound: 0.049 }, wanted)).toContain(
    `90 % certainty${shift}.`,
  );
  expect(certificateWords({ kind: "too_wrong", graded: 90, bound: 0.123 }, wanted)).toContain(`not 5 %${shift}.`);
  expect(certificateWords({ kind: "too_wrong", graded: 90, bound: 1 }, wanted)).toContain(`are wrong${shift}.`);
});
