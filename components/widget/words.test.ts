import { describe, expect, test } from "vitest";
import { durationText, fill, systemText, wordsFor } from "./words";

const words = wordsFor(["xx", "en-GB"]);

describe("the widget's words", () => {
  test("the first known language is taken by its primary tag, English when there is none [W9]", () => {
    expect(words.tag).toBe("en");
    expect(wordsFor([""]).tag).toBe("en");
  });

  test("a system line is shown in the visitor's language, and with the stored text in English, when a name is missing, or for a code without words [W5]", () => {
    const line = { text: "from the server", authorName: null };
    const other = { ...words, system: { human_joined: "{name} est là" } };
    expect(systemText(other, { ...line, system: { code: "human_joined", params: { name: "Maria" } } })).toBe("Maria est là");
    expect(systemText(other, { ...line, system: { code: "human_joined", params: {} } })).toBe("from the server");
    expect(systemText(other, { ...line, system: { code: "handoff_away", params: {} } })).toBe("from the server");
    expect(systemText(words, { ...line, system: { code: "human_joined", params: { name: "Maria" } } })).toBe("from the server");
  });

  test("a name in braces inside a value is not filled again [W5]", () => {
    expect(fill("{name} joined", { name: "{secret}", secret: "x" })).toBe("{secret} joined");
  });

  test("a wait is given in whole minutes, and not at all below one [W6]", () => {
    expect(durationText(words, 59_999)).toBe("");
    expect(durationText(words, 125_000)).toBe("2 min");
    expect(durationText(words, Number.NaN)).toBe("");
  });
});
