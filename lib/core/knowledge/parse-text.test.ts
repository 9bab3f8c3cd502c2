import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseTitle } from "./choose-title";
import { parseText } from "./parse-text";

describe("pasted text", () => {
  it("becomes one article with its first line as title [B2]", () => {
    expect(parseText("\r\n\r\nReturns\r\n\r\nThirty days.\r\nNo fee.")).toEqual({
      articles: [{ line: 3, externalId: null, title: "Returns", body: "Thirty days.\nNo fee.", exemplars: [], url: null, collection: null }],
      problems: [],
      problemCount: 0,
      tooMany: false,
    });
  });

  it("keeps a line that is alone, or too long for a title, in the body [B2]", () => {
    expect(parseText("We ship in two days.").articles[0]).toMatchObject({ title: "We ship in two days.", body: "We ship in two days." });
    const long = "word ".repeat(100).trim();
    const [article] = parseText(`${long}\nrest`).articles;
    expect(article?.body).toBe(`${long}\nrest`);
    expect([...(article?.title ?? "")].length).toBeLessThanOrEqual(120);
  });

  it("gives nothing for blank text and a problem for text that cannot be stored [B2]", () => {
    expect(parseText(" \n ")).toMatchObject({ articles: [], problemCount: 0 });
    expect(parseText("\n\nTitle\nb\u0000dy").problems).toEqual([{ line: 3, message: "holds a NUL character" }]);
    expect(parseText(`Title\n${"x".repeat(100_001)}`).problems).toEqual([{ line: 1, message: "body: is longer than 100,000 characters" }]);
  });

  it("never throws [B2]", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseText(new TextDecoder().decode(bytes))));
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void parseText(text)));
  });
});

describe("a chosen title", () => {
  it("is at most 120 code points and ends between words or graphemes, in every script [B2]", () => {
    expect(chooseTitle("配送について".repeat(60)).length).toBe(120);
    expect(chooseTitle("👩‍👩‍👧‍👦".repeat(60)).replace("…", "").replaceAll("👩‍👩‍👧‍👦", "")).toBe("");
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => [...chooseTitle(text)].length <= 120));
  });
});
