import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./parse-markdown";
import { plainMarkdown } from "./plain-markdown";

const brief = (content: string) => parseMarkdown(content).articles.map(({ line, title, body }) => ({ line, title, body }));

describe("articles as Markdown", () => {
  it("makes one article of each top-level heading, with the line on which it begins [B2]", () => {
    expect(brief("# Returns\n\nThirty days.\n\n## Refunds\nTo the card.\n\nDelivery\n========\nTwo days.\n")).toEqual([
      { line: 1, title: "Returns", body: "Thirty days.\n\nRefunds\nTo the card." },
      { line: 8, title: "Delivery", body: "Two days." },
    ]);
  });

  it("keeps what stands before the first heading [B2]", () => {
    expect(brief("\n\nWelcome to our help.\n\n# Returns\nThirty days.")).toEqual([
      { line: 3, title: "Welcome to our help.", body: "Welcome to our help." },
      { line: 5, title: "Returns", body: "Thirty days." },
    ]);
  });

  it("takes a document without a top-level heading whole [B2]", () => {
    expect(brief("## Opening hours\nNine to five.\n\n## Holidays\nClosed.")).toEqual([
      { line: 1, title: "Opening hours", body: "Nine to five.\n\nHolidays\nClosed." },
    ]);
    expect(brief("Nine to five.\nClosed on Sunday.")).toEqual([{ line: 1, title: "Nine to five.", body: "Nine to five.\nClosed on Sunday." }]);
  });

  it("reads the title of the metadata at the top and leaves the metadata out [B2]", () => {
    expect(brief('---\ntitle: "Opening hours"\ntags: [a, b]\n---\nNine to five.')).toEqual([{ line: 5, title: "Opening hours", body: "Nine to five." }]);
  });

  it("takes no heading and no mark out of fenced code [B2]", () => {
    expect(brief("# Install\n```sh\n# not a heading\necho **x**\n```\n~~~\n# nor this\n~~~")).toEqual([
      { line: 1, title: "Install", body: "# not a heading\necho **x**\n# nor this" },
    ]);
  });

  it("gives no article for an empty document [B2]", () => {
    expect([parseMarkdown(""), parseMarkdown("\uFEFF \n\n"), parseMarkdown("---\ntitle: x\n---\n")].map((parsed) => parsed.articles)).toEqual([[], [], []]);
  });

  it("names the section that is too long and keeps the others [B2]", () => {
    const parsed = parseMarkdown(`# One\n${"x".repeat(100_001)}\n# ${"t".repeat(301)}\nbody\n# Three\nbody`);
    expect(parsed.articles.map((article) => article.title)).toEqual(["Three"]);
    expect(parsed.problems).toEqual([
      { line: 1, message: "body: is longer than 100,000 characters" },
      { line: 3, message: "title: is longer than 300 characters" },
    ]);
  });

  it("never throws and never hangs, whatever the text is [B2]", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void parseMarkdown(new TextDecoder().decode(bytes))));
    const marks = fc.constantFrom(
      "# ",
      "===",
      "```",
      "~~~",
      "**",
      "_",
      "[",
      "](",
      ")",
      "<",
      ">",
      "<!--",
      "-->",
      "|",
      "---",
      "\n",
      "\r",
      " ",
      "a",
      "\ud800",
      "\u0000",
    );
    fc.assert(fc.property(fc.array(marks, { maxLength: 80 }), (parts) => void parseMarkdown(parts.join(""))));
    for (const part of ["[", "[a](", "**a", "_a", "<a", "`", "<!--", "| ", "-", "* ", "> ", "~~", "![", "#", "\\"]) parseMarkdown(`${part.repeat(100_000)}x`);
  });
});

describe("Markdown as plain text", () => {
  it.each([
    ["**Bold**, *slanted*, __strong__, _soft_, ~~gone~~, `code_with_marks*`", "Bold, slanted, strong, soft, gone, code_with_marks*"],
    ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
    [
      'See [our page](https://example.com/a "title") or [below](#below) or <https://example.com>.',
      "See our page (https://example.com/a) or below or https://example.com.",
    ],
    ["![A tent](tent.png)", "A tent"],
    ["* one\n+ two\n  - three\n1. four", "- one\n- two\n  - three\n1. four"],
    ["> quoted\n> more", "quoted\nmore"],
    ["| Size | Price |\n|:-----|------:|\n| S | **5** |", "Size | Price\nS | 5"],
    ["one<br>two <b>three</b><!-- hidden\ntext --> four", "one\ntwo three four"],
    ["one\n\n---\n\ntwo", "one\n\ntwo"],
    ["1\\. not a list \\*", "1. not a list *"],
  ])("takes the marks off %j [B2]", (markdown, plain) => {
    expect(plainMarkdown(markdown)).toBe(plain);
  });
});
