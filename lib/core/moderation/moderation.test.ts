import { expect, it, test } from "vitest";
import { brokenExamples, findGuardrails } from "./find-guardrails";
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
  const watched = (id: string, phrases: string[], enabled = true) => ({ id, enabled, phrases });
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
