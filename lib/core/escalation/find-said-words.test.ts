import fc from "fast-check";
import { expect, it } from "vitest";
import { findSaidWords } from "./find-said-words";
import { matchRule } from "./match-rule";
import type { Rule } from "./policy-types";
import type { Signals } from "./types";
import { wordsKey } from "./words-key";

function ruleOn(...words: string[]): Rule {
  return { id: "own", name: "Own", enabled: true, when: [{ kind: "words", words }], outcome: "handoff", teamId: null };
}

function saidIn(text: string, ...words: string[]): string | null {
  const found = Object.values(findSaidWords(text, [ruleOn(...words)]) ?? {});
  return found[0] ? text.slice(found[0].span.start, found[0].span.end) : null;
}

it.each([
  ["Is there ASBESTOS in it?", ["asbestos"], "ASBESTOS"],
  ["we heard of product recalls, sadly", ["asbestos", "product recall*"], "product recalls"],
  ["Gibt es Rückrufe?", ["ruckruf*"], "Rückrufe"],
  ["Me habló un periodista", ["periodista"], "periodista"],
  ["記者から電話がありました", ["記者"], "記者"],
  ["😀😀 recall", ["recall"], "recall"],
])("finds whole words and phrases in any case, accent and script, with their place: %s [E5]", (text, words, place) => {
  expect(saidIn(text, ...words)).toBe(place);
});

it.each([
  ["recalling it", ["recall"]],
  ["the product. Recall it", ["product recall"]],
  ["", ["recall"]],
  ["(.*)+$", ["recall*"]],
  ["anything", ["***", "?"]],
])("finds nothing in parts of words, over the end of a clause or in what is no word: %s [E5] [Q9]", (text, words) => {
  expect(saidIn(text, ...words)).toBe(null);
});

it("a rule fires on what was found when it was measured, and never on what was not [E5] [Q13]", () => {
  const rule = ruleOn("recall*", "asbestos");
  const signals = { saidWords: findSaidWords("A recall", [rule]) } as unknown as Signals;
  expect(matchRule(rule, signals, [])).toEqual([{ kind: "words", name: "recall*", value: null, limit: null }]);
  expect(matchRule(ruleOn("asbestos", "recall*"), signals, [])).not.toBe(null);
  expect(matchRule(ruleOn("other"), signals, [])).toBe(null);
  expect(matchRule(rule, {} as Signals, [])).toBe(null);
  expect(wordsKey({ words: ["b", "a"] })).toBe("a|b");
});

it("words that name what every object has are words like others [E5] [Q9]", () => {
  const [plain, odd] = [ruleOn("constructor"), ruleOn("__proto__")];
  expect(matchRule(plain, { saidWords: findSaidWords("hello", [plain]) } as unknown as Signals, [])).toBe(null);
  expect(matchRule(odd, { saidWords: findSaidWords("what is __proto__?", [odd]) } as unknown as Signals, [])).toMatchObject([{ name: "__proto__" }]);
});

it("rules without words, and rules that are off, are not looked for [E5] [Q13]", () => {
  expect(findSaidWords("recall", [{ ...ruleOn("recall"), enabled: false }])).toBe(undefined);
});

it("whatever is typed and looked for, it ends, and a place lies in the message [E5] [Q9]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 5 }), (text, words) => {
      for (const { span } of Object.values(findSaidWords(text, [ruleOn(...words)]) ?? {})) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.start).toBeLessThanOrEqual(span.end);
      }
    }),
  );
});
