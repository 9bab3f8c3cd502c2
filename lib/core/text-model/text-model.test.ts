import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreText } from "./score-text";
import { deserialiseTextModel, serialiseTextModel } from "./serialise-text-model";
import { trainTextModel } from "./train-text-model";

const things = ["tent", "stove", "lamp", "rope", "boots", "jacket", "Zelt", "テント"];
const examples = things.flatMap((thing) => [
  { text: `where is my ${thing}, it has not arrived`, labels: ["delivery"] },
  { text: `the parcel with the ${thing} is late`, labels: ["delivery"] },
  { text: `I want my money back for the ${thing}`, labels: ["refund"] },
  { text: `please refund the ${thing}`, labels: ["refund"] },
  { text: `is the ${thing} late? then refund it`, labels: ["delivery", "refund"] },
  { text: `what a nice ${thing}`, labels: [] },
  { text: `which ${thing} fits two people`, labels: [] },
]);
const model = trainTextModel(examples);

test("a model tells what it was taught of texts it has not seen, several labels at once, and what is neither [E3]", () => {
  expect(model.labels).toEqual(["delivery", "refund"]);
  const [late, refund, both, neither] = [
    "my backpack is late, it has not arrived",
    "refund me for the backpack please",
    "the backpack is late so refund it",
    "which backpack is nice",
  ].map((text) => [...scoreText(model, text)]);
  expect(late![0]).toBeGreaterThan(0.5);
  expect(late![1]).toBeLessThan(0.5);
  expect(refund![1]).toBeGreaterThan(0.5);
  expect(refund![0]).toBeLessThan(0.5);
  expect(Math.min(...both!)).toBeGreaterThan(0.5);
  expect(Math.max(...neither!)).toBeLessThan(0.5);
});

test("the same examples give the same bytes, and bytes give the same model [Q13]", () => {
  const bytes = serialiseTextModel(model);
  expect(serialiseTextModel(trainTextModel(examples))).toEqual(bytes);
  expect(deserialiseTextModel(bytes)).toEqual(model);
});

test("bytes that are damaged are refused [Q13]", () => {
  const bytes = serialiseTextModel(model);
  expect(() => deserialiseTextModel(bytes.subarray(0, 10))).toThrow("text model");
  expect(() => deserialiseTextModel(bytes.subarray(0, -1))).toThrow("text model");
  expect(() => deserialiseTextModel(Uint8Array.from(bytes, (byte, at) => (at === 4 ? 99 : byte)))).toThrow("version");
});

test("every text gets probabilities, whatever it holds [Q13]", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.constantFrom("", "👍", "\ud800", "​", "word ".repeat(2000), "的".repeat(900))),
      (text) => {
        for (const probability of scoreText(model, text)) expect(probability >= 0 && probability <= 1).toBe(true);
      },
    ),
  );
});

test("no examples, one label only and empty texts give a model that says little [Q13]", () => {
  expect(scoreText(trainTextModel([]), "anything")).toHaveLength(0);
  expect(scoreText(trainTextModel([], { labels: ["a"] }), "anything")[0]).toBeCloseTo(0.5, 5);
  const only = trainTextModel([
    { text: "", labels: ["a"] },
    { text: "one", labels: ["a"] },
  ]);
  expect(Number.isFinite(scoreText(only, "one")[0])).toBe(true);
});
