import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkify, safeUrl } from "./linkify";

const links = (text: string): string[] => linkify(text).flatMap(({ href }) => (href === null ? [] : [href]));

describe("addresses in a text", () => {
  test("the parts joined are the text, and every link is http or https without a user name, whatever the text [W7]", () => {
    const pieces = fc.constantFrom(
      "https://",
      "http://a.example",
      "javascript:",
      "data:text/html,",
      "//",
      "@",
      " ",
      ".",
      ")",
      "(",
      "\u202e",
      "\u200b",
      "<a href=",
      '"',
      "x",
      "。",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 5 })), { maxLength: 20 }), (parts) => {
        const text = parts.join("");
        const found = linkify(text);
        expect(found.map((part) => part.text).join("")).toBe(text);
        for (const { href } of found) {
          if (href === null) continue;
          const url = new URL(href);
          expect(["http:", "https:"]).toContain(url.protocol);
          expect(url.username + url.password).toBe("");
        }
      }),
    );
  });

  test.each([
    ["See https://a.example/x.", ["https://a.example/x"]],
    ["(https://a.example/x_(y))", ["https://a.example/x_(y)"]],
    ["[https://a.example/x]", ["https://a.example/x"]],
    ["HTTPS://A.example and http://b.example?q=1&r=2!", ["https://a.example/", "http://b.example/?q=1&r=2"]],
    ["詳しくはhttps://a.example/返品。次に", ["https://a.example/%E8%BF%94%E5%93%81"]],
    ["詳しくは https://a.example/x。次に", ["https://a.example/x"]],
  ])("%j links to %j [W7]", (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://bank.example@evil.example/",
    "https://user:secret@evil.example/",
    "xhttps://a.example",
    "https://",
    "ftp://a.example",
  ])("%j is no link [W7]", (text) => {
    expect(links(text)).toEqual([]);
  });

  test("an address ends before invisible and direction-changing characters [W7]", () => {
    expect(links("https://a.example/\u202ecod.exe")).toEqual(["https://a.example/"]);
    expect(links("https://a.example\u200b.evil.example")).toEqual(["https://a.example/"]);
  });

  test("a source's address is taken only as http or https [W7]", () => {
    expect(safeUrl("javascript:alert(1)")).toBeNull();
    expect(safeUrl("/relative")).toBeNull();
    expect(safeUrl("https://a.example/x")).toBe("https://a.example/x");
  });
});
