import fc from "fast-check";
import { expect, it } from "vitest";
import { builtInWords, wordKinds } from "./built-in-words";
import { fillWords, ourWords, ownWords, unknownVariables, type Occasion, type WordEntry } from "./visitor-words";

const entry = (text: string, more: Partial<WordEntry> = {}): WordEntry => ({
  kind: "handoff",
  reason: null,
  topic: null,
  rule: null,
  frustrated: false,
  language: "en",
  text,
  ...more,
});
const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  kind: "handoff",
  reasons: [{ code: "sensitive_topic", topic: "refund" }],
  frustrated: false,
  language: "en-GB",
  ...more,
});

it("the most particular words that fit are taken: of the rule, the topic, the reason, the mood [E9]", () => {
  const entries = [
    entry("general"),
    entry("reason", { reason: "sensitive_topic" }),
    entry("topic", { topic: "refund" }),
    entry("upset", { frustrated: true }),
    entry("rule", { rule: "big" }),
  ];
  expect(ownWords(entries, occasion(), {})).toBe("topic");
  expect(ownWords(entries, occasion({ reasons: [{ code: "low_confidence" }] }), {})).toBe("general");
  expect(ownWords(entries, occasion({ reasons: [{ code: "low_confidence" }], frustrated: true }), {})).toBe("upset");
  expect(ownWords(entries, occasion({ reasons: [{ code: "rule", rule: "big" }] }), {})).toBe("rule");
  expect(ownWords(entries, occasion({ kind: "refuse" }), {})).toBeNull();
});

it("a visitor reads their own language: the workspace's words in it, then ours, then English [E9]", () => {
  const entries = [entry("In English"), entry("Auf Deutsch", { language: "de" })];
  expect(ownWords(entries, occasion({ language: "de-AT" }), {})).toBe("Auf Deutsch");
  expect(ownWords(entries, occasion({ language: "fr" }), {})).toBeNull();
  expect(ownWords(entries, occasion({ language: "sv" }), {})).toBe("In English");
  expect(ownWords(entries, occasion({ language: null }), {})).toBe("In English");
  expect(ourWords("clarify", "ja-JP")).toBe(builtInWords.clarify.ja);
  expect(ourWords("clarify", "sv")).toBe(builtInWords.clarify.en);
});

it("a name without a value gives way to its stand-in or to the next words; nobody reads a hole [E9]", () => {
  const entries = [entry("{name}, a person is coming."), entry("A person is coming.", { frustrated: false, reason: null })];
  expect(ownWords(entries, occasion(), { name: "Ada" })).toBe("Ada, a person is coming.");
  expect(ownWords(entries, occasion(), { name: "  " })).toBe("A person is coming.");
  expect(fillWords("Dear {name|customer}, {bot}", { bot: "Assistant" })).toBe("Dear customer, Assistant");
  expect(unknownVariables("{name} {phone} {bot|x} {}")).toEqual(["phone", ""]);
});

it("a name is one short line, whatever a visitor calls themselves [E9] [Q9]", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 90, unit: "binary" }), (name) => {
      const filled = fillWords("{name|you}", { name }) ?? "";
      expect([...filled].length).toBeLessThanOrEqual(60);
      expect(filled).not.toMatch(/[\n\r\u2028\u2029\u202e\u200b]/u);
    }),
  );
});

it("every kind of words is there in the seven languages of the widget [E9] [W9]", () => {
  for (const kind of wordKinds) expect(Object.keys(builtInWords[kind]).sort()).toEqual(["ar", "de", "en", "es", "fr", "ja", "pt"]);
});
