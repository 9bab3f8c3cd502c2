import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCountLimit, namedProblemLimit } from "./article-limits";
import { parseJsonl } from "./parse-jsonl";

const line = (value: unknown) => JSON.stringify(value);

describe("articles as JSON Lines", () => {
  it("takes every field of a whole line, trimmed and in NFC [B2]", () => {
    const parsed = parseJsonl(
      line({ id: " a1 ", title: " Re\u0301sume\u0301 ", body: "Body", exemplars: ["How?", "How?", ""], collection: "orders", url: "https://example.com/a" }),
    );
    expect(parsed).toEqual({
      articles: [
        { line: 1, externalId: "a1", title: "R\u00e9sum\u00e9", body: "Body", exemplars: ["How?"], collection: "orders", url: "https://example.com/a" },
      ],
      problems: [],
      problemCount: 0,
      tooMany: false,
    });
  });

  it("titles an article without a title by the first line of its body [B2]", () => {
    const [article] = parseJsonl(line({ id: 7, title: "", body: "\n  Shipping times\nWe ship in two days." })).articles;
    expect(article).toMatchObject({ externalId: "7", title: "Shipping times", exemplars: [], url: null, collection: null });
  });

  it.each([
    ["{", "is not JSON"],
    ["[1]", "is a list; write one object on each line"],
    ["7", "is not an object"],
    ["null", "is not an object"],
    [line({ title: "t" }), "has no id"],
    [line({ id: "a" }), "has neither a title nor a body"],
    [line({ id: "a", title: 7 }), "title: is not text"],
    [line({ id: "a", title: "x".repeat(301) }), "title: is longer than 300 characters"],
    [line({ id: "a", title: "t", body: "x".repeat(100_001) }), "body: is longer than 100,000 characters"],
    [line({ id: "a", title: "a\u0000b" }), "title: holds a NUL character"],
    ['{"id":"a","title":"\\ud800"}', "title: holds half of a character (a lone surrogate)"],
    [line({ id: "a", title: "t", exemplars: "how" }), "exemplars: is not a list of texts"],
    [line({ id: "a", title: "t", exemplars: [1] }), "exemplars: is not a list of texts"],
    [line({ id: "a", title: "t", exemplars: ["x".repeat(501)] }), "exemplars: is longer than 500 characters"],
    [line({ id: "a", title: "t", exemplars: Array.from({ length: 201 }, (_, index) => `q${index}`) }), "exemplars: holds more than 200"],
    [line({ id: "a", title: "t", url: "javascript:alert(1)" }), "url: is not an address that begins with https:// or http://"],
    [line({ id: "a", title: "t", url: "https://" }), "url: is not an address that begins with https:// or http://"],
    ['{"__proto__":{"id":"a","title":"t"}}', "has no id"],
  ])("says what is wrong: $1 [B2]", (text, message) => {
    expect(parseJsonl(`\n${text}`)).toEqual({ articles: [], problems: [{ line: 2, message }], problemCount: 1, tooMany: false });
  });

  it("keeps the first of two lines with one id and names both lines [B2]", () => {
    const parsed = parseJsonl([line({ id: "a", title: "one" }), "", line({ id: "a", title: "two" })].join("\r\n"));
    expect(parsed.articles.map((article) => article.title)).toEqual(["one"]);
    expect(parsed.problems).toEqual([{ line: 3, message: "has the same id as line 1" }]);
  });

  it("keeps every good line and numbers every broken one, whatever stands between them [B2]", () => {
    const good = fc.record({ kind: fc.constant("good" as const) });
    const bad = fc.record({ kind: fc.constant("bad" as const), text: fc.constantFrom("{", "[]", "null", '{"title":"x"}', '"text"', "\u0000", "{}") });
    const empty = fc.record({ kind: fc.constant("empty" as const), text: fc.constantFrom("", " ", "\t", "\r") });
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad, empty), { maxLength: 40 }), fc.constantFrom("\n", "\r\n"), (entries, newline) => {
        const text = entries.map((entry, index) => (entry.kind === "good" ? line({ id: `id${index}`, title: `t${index}` }) : entry.text)).join(newline);
        const parsed = parseJsonl(text);
        const numbered = entries.map((entry, index) => ({ kind: entry.kind, line: index + 1 }));
        expect(parsed.articles.map((article) => article.line)).toEqual(numbered.filter((entry) => entry.kind === "good").map((entry) => entry.line));
        expect(parsed.problems.map((problem) => problem.line)).toEqual(numbered.filter((entry) => entry.kind === "bad").map((entry) => entry.line));
      }),
    );
  });

  it("never throws, whatever the bytes are [B2]", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseJsonl(new TextDecoder().decode(bytes))));
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void parseJsonl(text)));
    fc.assert(fc.property(fc.array(fc.json(), { maxLength: 5 }), (values) => void parseJsonl(values.join("\n"))));
    expect(parseJsonl(`${"[".repeat(200_000)}`).problemCount).toBe(1);
  });

  it("names the first thousand broken lines and counts the others [B2]", () => {
    const parsed = parseJsonl("x\n".repeat(namedProblemLimit + 500));
    expect([parsed.problems.length, parsed.problemCount]).toEqual([namedProblemLimit, namedProblemLimit + 500]);
  });

  it("stops and says so when there are more articles than one import takes [B2]", () => {
    const lines = Array.from({ length: importCountLimit + 1 }, (_, index) => line({ id: `a${index}`, title: "t" }));
    expect(parseJsonl(lines.slice(0, -1).join("\n")).tooMany).toBe(false);
    expect(parseJsonl(lines.join("\n")).tooMany).toBe(true);
  });
});
