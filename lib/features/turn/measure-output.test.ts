import { expect, it } from "vitest";
import { measureOutput } from "./measure-output";

const article = "Tents can be returned within 30 days. Write to returns@tents.example. The refund reaches your card after five working days.";
const from = (quote: string) => [{ articleId: "a", title: "Returns", url: null, quote }];
const kinds = (text: string, quote = article, phrases: string[] = []) =>
  measureOutput({ text, sources: from(quote) }, "How do I return a tent?", [
    { id: "promises", name: "Promises", enabled: true, phrases, outcome: "hold", examples: [] },
  ]).flags.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

it("a verbatim extract is never flagged as ungrounded, and what the workspace has published is no personal data [E8] [M1]", () => {
  const measured = measureOutput({ text: article, sources: from(article) }, "How?");
  expect(measured.flags).toEqual([]);
  expect(measured.grounding?.score).toBe(1);
  expect(measured.grounding?.sentences.every(({ score, evidence }) => score === 1 && evidence !== null)).toBe(true);
});

it("words that no source carries are flagged with the sentence [E8] [M1]", () => {
  const invented = "Kangaroos love chess, says Professor Miller from Sydney.";
  expect(kinds(invented)).toEqual([["ungrounded", invented]]);
});

it("a forbidden phrase, abuse and personal data that no source holds are flagged with their places [E8] [M1]", () => {
  const text = "Tents can be returned within 30 days, you asshole. We guarantee it. Write to ann.lee@elsewhere.example.";
  const found = kinds(text, article, ["we guarantee"]).filter(([kind]) => kind !== "ungrounded");
  expect(found).toEqual([
    ["policy", "We guarantee"],
    ["toxicity", "asshole"],
    ["personal_data", "ann.lee@elsewhere.example"],
  ]);
});

it("without words of a source nothing is said of grounding, and an address may be the company's own [E8]", () => {
  const measured = measureOutput({ text: "Write to help@shop.example.", sources: from("") }, "How?");
  expect(measured).toMatchObject({ grounding: null, flags: [] });
});
