import { expect, it, test } from "vitest";
import { findForbidden } from "./find-forbidden";
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

it("finds a workspace's forbidden phrases with their places, whatever their case, accents and spacing [M1]", () => {
  const text = "Our cream is GUARANTEED   to cure acne. Guérison assurée, 絶対に治ります。";
  const found = findForbidden(text, ["guaranteed to cure", "guerison assur*", "絶対に", "never said", "  ", "*"]);
  expect(found.map(({ rule, start, end }) => [rule, text.slice(start, end)])).toEqual([
    [0, "GUARANTEED   to cure"],
    [1, "Guérison assurée"],
    [2, "絶対に"],
  ]);
});
