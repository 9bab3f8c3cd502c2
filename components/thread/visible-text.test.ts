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

test("data hidden in variation selectors, fillers, separators and interlinear marks is shown by its code [R3]", () => {
  expect(hidden("a\u{E0101}\uFE00\uFE0F\u115F\u1160\uFFA0\u206A\u2028\u2029\uFFF9\u180B\u17B4\u{1D173}ok\u{E0041}\u{E0042}")).toEqual([
    ...["U+E0101", "U+FE00", "U+FE0F", "U+115F", "U+1160", "U+FFA0", "U+206A", "line separator", "paragraph separator", "U+FFF9", "U+180B", "U+17B4"],
    ...["U+1D173", "tag character", "tag character"],
  ]);
  expect(hidden("☎️ 1️⃣ #️⃣ ❤️‍🔥 🏳️‍🌈 👨‍👩‍👧")).toEqual([]);
  expect(hidden("🙂\uFE0F\uFE0F 1\uFE0F2 \u{1F3F4}\u{E0041}")).toEqual(["U+FE0F", "U+FE0F", "tag character"]);
});

test("no character that Unicode lets a font leave out hides after a letter, a digit or a space [R3]", () => {
  const ignorable = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => (code < 0xd800 || code > 0xdfff) && /\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code)))
    .map((code) => String.fromCodePoint(code));
  expect(ignorable.length).toBeGreaterThan(4_000);
  const run = fc.array(fc.constantFrom(...ignorable), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom("a", "7", " ", "é", "한"), run, (before, characters) => {
      const parts = splitVisible(`${before}${characters.join("")}z`);
      expect(parts.filter((part) => part.kind === "hidden")).toHaveLength(characters.length);
      expect(plainLine(`${before}${characters.join("")}z`)).toBe(`${before}z`.trim());
    }),
  );
  expect(splitVisible(`a${ignorable.join("")}`).filter((part) => part.kind === "hidden")).toHaveLength(ignorable.length);
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
