import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutPoint, isGraphemeBoundary, splitSentences } from "./split-sentences";

const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each<[string, string[]]>([
    ["First one. Second one! Third?", ["First one.", "Second one!", "Third?"]],
    ["Dr. Miller pays e.g. 3.50 EUR. Then he leaves.", ["Dr. Miller pays e.g. 3.50 EUR.", "Then he leaves."]],
    ["Das gilt z.B. für Zelte. Mehr dazu hier.", ["Das gilt z.B. für Zelte.", "Mehr dazu hier."]],
    ["返品は30日以内です。送料は無料です。", ["返品は30日以内です。", "送料は無料です。"]],
    ["他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]],
    ["यह एक वाक्य है। यह दूसरा है।", ["यह एक वाक्य है।", "यह दूसरा है।"]],
    ["هل تعمل؟ نعم.", ["هل تعمل؟", "نعم."]],
    ["- one\n- two\n\nA wrapped\nline goes on.", ["- one", "- two", "A wrapped\nline goes on."]],
    ["1. Open the app.\n2. Tap it.", ["1. Open the app.", "2. Tap it."]],
  ])("splits %j at the ends of its script [B1]", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("loses nothing but white space and never overlaps, for any text [B1]", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 20, max: 900 }), (text, longest) => {
        let at = 0;
        for (const { start, end } of splitSentences(text, longest)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, start).trim()).toBe("");
          expect(end - start).toBeLessThanOrEqual(longest);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
      }),
    );
  });
});

describe("cutPoint", () => {
  it.each(["👩‍👩‍👧‍👦", "🇩🇪", "e\u0301", "👍🏽", "กำ", "क्ष", "각"])("never cuts inside %s [B1]", (grapheme) => {
    const text = grapheme.repeat(40);
    for (let limit = grapheme.length; limit < text.length; limit += 1) {
      const cut = cutPoint(text, 0, limit);
      expect(isGraphemeBoundary(text, cut)).toBe(true);
      expect(cut % grapheme.length).toBe(0);
    }
  });
});
