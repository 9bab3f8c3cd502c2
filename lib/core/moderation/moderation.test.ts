import fc from "fast-check";
import { expect, it, test } from "vitest";
import { brokenExamples, findGuardrails } from "./find-guardrails";
import { judgedByOthers, likeFrom } from "./find-like";
import { judgeToxicity, toxicFrom } from "./judge-toxicity";

test.each([
  ["en", "You are an asshole."],
  ["de", "Halt die Fresse, du Arschloch."],
  ["fr", "Ferme ta gueule, connard."],
  ["es", "Eres un gilipollas."],
  ["pt", "Vai se foder."],
  ["ja", "死ねよ、本当に"],
  ["ar", "أنت شرموطة"],
])("abuse is found with the words that show it in %s [E8] [M1]", (_, text) => {
  const { found, strength } = judgeToxicity(text);
  expect(strength).toBeGreaterThanOrEqual(toxicFrom);
  expect(found.length).toBeGreaterThan(0);
  for (const { start, end } of found) expect(text.slice(start, end).trim()).not.toBe("");
});

test.each([
  "The garden hoe is back in stock.",
  "Move the file to the trash to delete it.",
  "Pedestrians may use the bridge; a cocktail is served after it.",
  "Our office in Scunthorpe is closed, and so is the one in Essex.",
  "",
  "🙂",
])("harmless words are not flagged: %s [E8]", (text) => {
  expect(judgeToxicity(text)).toMatchObject({ strength: 0, found: [] });
});

it("finds what a guardrail watches for with its place, whatever its case, accents and spacing, and nothing for one that is off [M1] [M3]", () => {
  const text = "Our cream is GUARANTEED   to cure acne. Guérison assurée, 絶対に治ります。";
  const watched = (id: string, phrases: string[], enabled = true) => ({ id, enabled, phrases, examples: [] });
  const found = findGuardrails(text, [
    watched("cure", ["guaranteed to cure", "never said", "  ", "*"]),
    watched("fr", ["guerison assur*"]),
    watched("ja", ["絶対に"]),
    watched("off", ["acne"], false),
  ]);
  expect(found.map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
    ["cure", "GUARANTEED   to cure"],
    ["fr", "Guérison assurée"],
    ["ja", "絶対に"],
  ]);
});

it("tells on which of its examples a guardrail does not do what they ask [M3]", () => {
  const phrases = ["guarantee*"];
  const examples = [
    { text: "We guarantee a full refund.", fires: true },
    { text: "A refund is likely.", fires: true },
    { text: "The guarantee card is in the box.", fires: false },
    { text: "The card is in the box.", fires: false },
  ];
  expect(brokenExamples({ phrases, examples })).toEqual([1, 2]);
});

const taught = [
  { text: "We guarantee that this cream cures acne.", fires: true },
  { text: "Your acne will be cured by our cream, that is certain.", fires: true },
  { text: "Bei jedem heilt unsere Creme die Akne vollständig.", fires: true },
  { text: "Our cream is kept in a cool place.", fires: false },
  { text: "Many customers with acne use this cream. It does not cure acne.", fires: false },
];
const learned = { id: "cure", enabled: true, by: "examples" as const, phrases: [], examples: taught };

it("a guardrail that has learned from examples catches a sentence that is like them, in other words, with its place and likeness, and leaves what is like those that must pass [M1] [M3]", () => {
  const text = "Keep the cream in a cool place. Acne is cured by this cream for certain! Shipping takes two days.";
  const found = findGuardrails(text, [learned]);
  expect(found.map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([["cure", "Acne is cured by this cream for certain!"]]);
  expect(found[0]?.score).toBeGreaterThanOrEqual(likeFrom);
  expect(findGuardrails("Die Creme heilt Akne vollständig.", [learned])).toHaveLength(1);
  for (const harmless of [
    "It does not cure acne.",
    "Returns are free within thirty days.",
    "The of and to is.",
    "",
    "🙂",
    "クリームは涼しい場所に保管してください。",
  ])
    expect(findGuardrails(harmless, [learned])).toEqual([]);
});

it("one that has learned does what its examples ask, except where two contradict each other; and says how many the others alone would judge so [M3]", () => {
  expect(brokenExamples(learned)).toEqual([]);
  const negated = [...taught, { text: "We do not guarantee that this cream cures acne.", fires: false }];
  expect(brokenExamples({ ...learned, examples: negated })).toEqual([]);
  const contrary = [...taught, { text: taught[0]?.text ?? "", fires: false }];
  expect(brokenExamples({ ...learned, examples: contrary })).toEqual([0]);
  const right = judgedByOthers(taught);
  expect(right).toBeGreaterThanOrEqual(3);
  expect(right).toBeLessThanOrEqual(taught.length);
});

it("never catches more when a text that must pass is added, nor less when one that must be caught is [M3]", () => {
  const texts = fc.string({ unit: fc.constantFrom("cream ", "acne ", "cures ", "we ", "guarantee ", "cool ", "place ", ". "), maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (text, added) => {
      const count = (examples: typeof taught) => findGuardrails(text, [{ ...learned, examples }]).length;
      expect(count([...taught, { text: added, fires: false }])).toBeLessThanOrEqual(count(taught));
      expect(count([...taught, { text: added, fires: true }])).toBeGreaterThanOrEqual(count(taught));
    }),
  );
});
