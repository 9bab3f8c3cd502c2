import { expect, test } from "vitest";
import { certificateWords } from "./certificate-words";

test("a certificate says its share, its certainty and what it was counted from; without one it says what is missing [E12]", () => {
  const wanted = { alpha: 0.05, delta: 0.1 };
  expect(certificateWords({ kind: "too_few", graded: 38, needed: 59 }, wanted)).toBe("Not certifiable yet: 38 of 59 graded.");
  expect(certificateWords({ kind: "certified", threshold: 0.615, answered: 80, wrong: 1, graded: 90, bound: 0.049 }, wanted)).toBe(
    "Certified: of the answers with a confidence of 0.615 or more at most 5 % are wrong, with 90 % certainty. 80 of 90 lie there, 1 wrong.",
  );
  expect(certificateWords({ kind: "too_wrong", graded: 90, bound: 0.123 }, wanted)).toContain("at most 12.3 % are wrong, not 5 %");
  expect(certificateWords({ kind: "too_wrong", graded: 90, bound: 1 }, wanted)).toContain("90 grades do not show");
});
