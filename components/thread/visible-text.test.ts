import { expect, test } from "vitest";
import fc from "fast-check";
import { plainLine, splitVisible } from "./visible-text";

const hidden = (text: string) => splitVisible(text).flatMap((part) => (part.kind === "hidden" ? [part.name] : []));

test("characters that hide or turn text are named, so that a reviewer sees them [R3]", () => {
  expect(hidden("invoice \u202Efdp.exe\u202C, pass\u200Bword, soft\u00ADhyphen, \u0007bell, \u2066x\u2069, \uFEFF")).toEqual([
    "right-to-left override",
    "end of direction",
    "zero-width space",
    "soft hyphen",
    "control character U+0007",
    "left-to-right isolate",
    "end of isolate",
    "zero-width no-break space",
  ]);
});

test("joiners that writing needs are left alone: emoji, Persian, Hindi; between Latin letters they are shown", () => {
  expect(hidden("👩🏽‍🦰 می‌خواهم क्‍ष")).toEqual([]);
  expect(hidden("pass\u200Dword")).toEqual(["zero-width joiner"]);
});

test("a flag spelled with tags is text, tags after a letter are not", () => {
  expect(hidden("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}")).toEqual([]);
  expect(hidden("ok\u{E0041}")).toEqual(["tag character"]);
});

test("line breaks and tabs are text, and every shown character is kept in order", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const parts = splitVisible(text);
      const shown = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
      expect(shown.length).toBeLessThanOrEqual(text.length);
      if (parts.every((part) => part.kind === "text")) expect(shown).toBe(text);
    }),
  );
  expect(splitVisible("a\n\tb")).toEqual([{ kind: "text", text: "a\n\tb" }]);
});

test("a name in a list cannot turn the text beside it", () => {
  expect(plainLine("Anna \u202Egnp.eciovni\u202C\n x")).toBe("Anna gnp.eciovni x");
});
