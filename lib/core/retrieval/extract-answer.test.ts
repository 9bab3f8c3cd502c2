import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "./build-index";
import { extractAnswer } from "./extract-answer";
import { searchIndex } from "./search-index";
import { isGraphemeBoundary } from "@/lib/core/text-model/split-sentences";

const long = [
  "Our shop ships to all countries of the European Union.",
  "Parcels leave the warehouse every working day before noon.",
  "Filler about the warehouse goes here, and then it goes on for a while so that there is something to leave out.".repeat(4),
  "A tent can be returned within ninety days, also when it has been pitched once.",
  "Please dry the tent before you pack it, because mould cannot be removed.",
  "More filler about boots, socks and laces follows, which nobody asked about at all in this conversation.".repeat(4),
].join(" ");

function answer(body: string, text: string) {
  const index = buildIndex([{ id: "a", title: "Help", body, exemplars: [], url: null, collectionId: null }]);
  const hit = searchIndex(index, { text, history: [] }).hits[0];
  if (hit === undefined) throw new Error("nothing found");
  return extractAnswer(index, { text, history: [] }, hit);
}

describe("extractAnswer", () => {
  it("gives a short body whole and trimmed [B1]", () => {
    const body = "\n  We help by phone. And by mail.\n";
    expect(answer(body, "help phone")).toEqual({ text: "We help by phone. And by mail.", start: 3, end: 33 });
  });

  it("starts with the sentence that answers [B1]", () => {
    const extract = answer(long, "can I return a tent that was pitched once");
    expect(extract.text.startsWith("A tent can be returned within ninety days")).toBe(true);
    expect(extract.text.length).toBeLessThanOrEqual(900);
  });

  it("takes what stands before where the article ends soon after the sentence that answers [B1]", () => {
    const filler = "Something about boots that nobody asked about, and then some more of it, until there is enough. ".repeat(6);
    const body = `${filler}Our tents are under warranty for three years. After a repair the warranty goes on.`;
    expect(answer(body, "What happens to the warranty after a repair?").text).toContain("three years");
  });

  it("works on a body alone [B1]", () => {
    const hit = { articleId: "a", title: "Help", url: null, score: 1, passage: long.slice(0, 100), start: 0, end: 100 };
    expect(extractAnswer(long, { text: "mould on the tent", history: [] }, hit).text).toContain("mould cannot be removed.");
  });

  it("falls back to the title when there is no body [B1]", () => {
    const hit = { articleId: "a", title: "Opening hours", url: null, score: 1, passage: "Opening hours", start: 0, end: 0 };
    expect(extractAnswer("", { text: "open", history: [] }, hit)).toEqual({ text: "Opening hours", start: 0, end: 0 });
  });

  it("is verbatim, bounded and never cuts a grapheme, for any body [B1] [Q9]", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), { minLength: 1, maxLength: 20 }), (parts) => {
        const body = `help ${parts.join(" ")}`;
        const extract = answer(body, "help");
        expect(extract.text).toBe(body.slice(extract.start, extract.end));
        expect(extract.text.length).toBeLessThanOrEqual(900);
        expect(isGraphemeBoundary(body, extract.start) && isGraphemeBoundary(body, extract.end)).toBe(true);
      }),
    );
  });
});
