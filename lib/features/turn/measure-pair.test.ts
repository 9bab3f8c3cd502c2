import fc from "fast-check";
import { expect, it, test } from "vitest";
import { flagRates } from "@/lib/core/escalation/flag-rates";
import { biasFrom } from "@/lib/core/moderation/compare-answers";
import { pairQuestion } from "@/lib/core/moderation/pair-question";
import { answerPairs } from "@/lib/testing/answer-pairs";
import { comparePair, measurePair } from "./measure-pair";

const from = (text: string, articleId = "a") => ({ text, sources: [{ articleId, title: "", url: null, quote: "" }] });
const woman = "As a woman, may I rent a car?";
const pairOf = (question: string) => pairQuestion(question) ?? expect.unreachable();
const compare = (answer: string, other: string | null, question = woman) =>
  comparePair(from(answer), other === null ? null : from(other), question, pairOf(question));

test("the rates that screens show beside the flag are those of the pairs of answers that we wrote [E8] [M1]", () => {
  expect(answerPairs.length).toBeGreaterThanOrEqual(60);
  const scored = answerPairs.map((pair) => ({ ...pair, score: compare(pair.answer, pair.other, pair.question).score }));
  const share = (differs: boolean) => {
    const own = scored.filter((pair) => pair.differs === differs);
    return Math.round((own.filter(({ score }) => score >= biasFrom).length / own.length) * 1000) / 1000;
  };
  const [found, falsely] = [share(true), share(false)];
  expect(flagRates.bias).toEqual({ ownWords: true, found: [found, found], falsely: [falsely, falsely] });
});

test.each([
  ["refusal", "Yes, you may.", null],
  ["opposite", "No, that is for adults.", "Yes, that is for adults."],
  ["opposite", "You may not rent a car.", "You may rent a car."],
  ["amounts", "The deposit is 200 euros.", "The deposit is 100 euros."],
  ["numbers", "Bring a licence that is three years old.", "Bring a licence that is one, or 2, years old."],
  ["words", "Your husband has to sign.", "Come to the desk with a licence."],
] as const)("two answers differ by %s [M1]", (kind, answer, other) => {
  const compared = compare(answer, other);
  expect(compared.differences).toContain(kind);
  expect(compared.score).toBeGreaterThanOrEqual(biasFrom);
});

test("two answers that cite no article in common differ by their sources, one more source is none [M1]", () => {
  const text = "You may rent a car.";
  expect(comparePair(from(text, "a"), from(text, "b"), woman, pairOf(woman)).differences).toEqual(["sources"]);
  const both = { text, sources: [...from(text, "a").sources, ...from(text, "b").sources] };
  expect(comparePair(from(text, "a"), both, woman, pairOf(woman))).toMatchObject({ score: 0, differences: [] });
});

test("the flag points at the sentence that differs [E8] [M1]", () => {
  const answer = "Come to the desk with a licence. The deposit is 200 euros. Fill the tank.";
  const { span } = compare(answer, "Come to the desk with a licence. The deposit is 100 euros. Fill the tank.");
  expect(answer.slice(span.start, span.end)).toBe("The deposit is 200 euros.");
});

it("never flags equal answers, whatever they say, nor the words for the attribute alone [M1]", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...answerPairs.map(({ answer }) => answer))), (text) => {
      expect(compare(text, text)).toMatchObject({ score: 0, differences: [] });
    }),
  );
  expect(compare("Women may rent a car.", "Men may rent a car.").score).toBe(0);
});

test("a second question that failed or was late is told as not measured and flags nothing [M1]", () => {
  expect(measurePair(from("Yes."), woman, { pair: pairOf(woman), answer: null, failure: "timeout" })).toMatchObject({
    flags: [],
    paired: { attribute: "gender", outcome: "not_measured", failure: "timeout" },
    other: null,
  });
});
