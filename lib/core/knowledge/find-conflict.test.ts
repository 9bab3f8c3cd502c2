import { expect, test } from "vitest";
import { findConflict } from "./find-conflict";

function hits(...passages: string[]) {
  return passages.map((passage, index) => ({ articleId: `${index}`, title: "Help", passage, score: 0.9 - index / 100 }));
}

test.each([
  [
    "another number",
    "How long can I return a tent?",
    "You can return a tent within 30 days of delivery.",
    "You can return a tent within 14 days of the delivery.",
  ],
  [
    "another number in words",
    "How long can I return a tent?",
    "You can return a tent within thirty days of delivery.",
    "You can return a tent within fourteen days of delivery.",
  ],
  ["a denial", "Do you ship boots to Norway?", "We ship boots to Norway and Iceland.", "We do not ship boots to Norway and Iceland."],
  [
    "another day, in German",
    "Wann ist die Werkstatt offen?",
    "Die Werkstatt ist am Montag für Reparaturen geöffnet.",
    "Die Werkstatt ist am Dienstag für Reparaturen geöffnet.",
  ],
  ["another number, in Japanese", "テントの返品はいつまでですか", "テントの返品は配達から30日以内です。", "テントの返品は配達から14日以内です。"],
])("passages that give %s disagree [E15]", (_, question, one, other) => {
  const side = (articleId: string, sentence: string) => ({ articleId, title: "Help", sentence });
  expect(findConflict(question, hits(one, other))).toEqual([side("0", one), side("1", other)]);
  expect(findConflict(question, hits(other, "Something about lamps and maps that is long enough.", one))).toEqual([side("0", other), side("2", one)]);
});

test.each([
  [
    "say the same",
    "How long can I return a tent?",
    "You can return a tent within 30 days of delivery.",
    "A tent can be returned: you can return a tent within 30 days of delivery.",
  ],
  [
    "tell of two things",
    "How heavy is the Lumen 2?",
    "The Lumen 2 tent weighs 2.1 kg with all of its poles.",
    "The Lumen 3 tent weighs 2.9 kg with all of its poles.",
  ],
  [
    "disagree about what was not asked",
    "How do I wash boots?",
    "You can return a tent within 30 days of delivery.",
    "You can return a tent within 14 days of delivery.",
  ],
  [
    "tell of another one than was asked for",
    "How do I clean the tent of series 0?",
    "About the tent of series 0: clean it with water.",
    "About the tent of series 12: clean it with water.",
  ],
  ["are short", "Open?", "Open 9 to 5.", "Open 10 to 5."],
])("passages that %s do not disagree [E15]", (_, question, one, other) => {
  expect(findConflict(question, hits(one, other))).toBeNull();
});

test("a value that stands in the title of its article names what the article is about [E15]", () => {
  const [one, other] = hits("Clean this tent with cold water, as series 3 asks for.", "Clean this tent with cold water, as series 4 asks for.");
  expect(findConflict("How do I clean a tent?", [one!, other!])).not.toBeNull();
  expect(
    findConflict("How do I clean a tent?", [
      { ...one!, title: "Tents, series 3" },
      { ...other!, title: "Tents, series 4" },
    ]),
  ).toBeNull();
});

test("a passage far below the best, an empty list and one passage alone disagree with nothing [E15]", () => {
  const [best, far] = hits("You can return a tent within 30 days of delivery.", "You can return a tent within 14 days of delivery.");
  expect(findConflict("How long can I return a tent?", [best!, { ...far!, score: 0.3 }])).toBeNull();
  expect(findConflict("How long can I return a tent?", [best!])).toBeNull();
  expect(findConflict("How long can I return a tent?", [])).toBeNull();
});
