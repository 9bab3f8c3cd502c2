import fc from "fast-check";
import { expect, it } from "vitest";
import { type GroundingSource, judgeGrounding, type Range } from "./judge-grounding";

const ranges = (text: string): Range[] =>
  [...text.matchAll(/[^.!?。]+[.!?。]?/gu)]
    .map((match) => {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      return { start, end: match.index + match[0].trimEnd().length };
    })
    .filter(({ start, end }) => end > start);
const sourceOf = (text: string): GroundingSource => ({ text, sentences: ranges(text) });

const returns = "Tents can be returned within 30 days. The refund reaches your card after five working days. Shipping costs are not refunded.";
const delivery = "We deliver on weekdays. A parcel to Austria takes three days and costs 9 EUR.";
const sources = [sourceOf(returns), sourceOf(delivery)];
const judge = (answer: string, from = sources) => judgeGrounding(answer, ranges(answer), from, "How do I return a tent?");

it("a verbatim extract is always carried, sentence by sentence, in every script [E8] [M1]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 3, maxLength: 200 }), fc.nat(), fc.nat(), (text, one, other) => {
      const [from, to] = [one % text.length, other % text.length].sort((left, right) => left - right) as [number, number];
      const answer = text.slice(from, to + 1).trim();
      fc.pre(answer !== "");
      const judged = judgeGrounding(answer, [{ start: 0, end: answer.length }], [sourceOf(delivery), sourceOf(text)], "");
      expect(judged.score).toBe(1);
      expect(judged.sentences.every(({ score }) => score === 1)).toBe(true);
    }),
  );
});

it("names for each sentence the source and the place that carries it best [E8] [M1]", () => {
  const answer = "You can return the tent within 30 days. A parcel to Austria costs 9 EUR.";
  const { sentences } = judge(answer);
  expect(sentences.map(({ source }) => source)).toEqual([0, 1]);
  const quoted = sentences.map(({ source, evidence }) => sources[source ?? 0]?.text.slice(evidence?.start, evidence?.end));
  expect(quoted[0]).toBe("Tents can be returned within 30 days.");
  expect(quoted[1]).toContain("costs 9 EUR");
});

it("a sentence that no source speaks of has a low score and no evidence [E8] [M1]", () => {
  const { sentences } = judge("Tents can be returned within 30 days. Kangaroos love chess, says Professor Miller from Sydney.");
  expect(sentences[0]).toMatchObject({ score: 1, source: 0 });
  expect(sentences[1]?.score).toBeLessThan(0.3);
  expect(sentences[1]?.evidence).toBeNull();
});

it("without a source nothing is carried, and an empty answer breaks nothing [E8]", () => {
  expect(judge("Tents can be returned within 30 days.", []).score).toBeLessThan(0.5);
  expect(judge("").sentences).toEqual([]);
  expect(Number.isFinite(judge("?! …").score)).toBe(true);
});
