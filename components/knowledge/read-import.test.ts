import { expect, test } from "vitest";
import { guessFormat, measureImport } from "./read-import";

test.each([
  ['{"title": "Returns"}\n{"title": "Rental"}', null, "jsonl"],
  ["# Returns\nWithin 30 days.", null, "markdown"],
  ["Returns\n\nWithin 30 days.", null, "text"],
  ["Returns\n\nWithin 30 days.", "help.md", "markdown"],
  ["{ not an article }", "notes.txt", "text"],
  ["# Returns", "help.txt", "markdown"],
] as const)("pasted or chosen text gets a format that fits it: %j, %s [B2]", (text, name, format) => {
  expect(guessFormat(text, name)).toBe(format);
});

test("the dialog says how much an import will read [B2]", () => {
  expect(measureImport('{"title":"a"}\n\n{"title":"b"}\n', "jsonl")).toBe("2 lines");
  expect(measureImport("# A\ntext\n# B\ntext", "markdown")).toBe("2 articles");
  expect(measureImport("A\n\ntext", "text")).toBe("1 article");
  expect(measureImport("  ", "text")).toBe("");
});
