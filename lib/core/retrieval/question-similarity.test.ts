import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "./build-index";
import { questionSimilarities, questionSimilarity } from "./question-similarity";

const index = buildIndex(
  ["Return an item", "Track a parcel", "Change my address", "Pay by card"].map((title, number) => ({
    id: String(number),
    title,
    body: "",
    exemplars: [],
    url: null,
    collectionId: null,
  })),
);

describe("questionSimilarity", () => {
  it("is one for the same question in other typing [E6]", () => {
    expect(questionSimilarity("Where is my parcel?", "where IS my parcel")).toBe(1);
    expect(questionSimilarity("¿Dónde está mi pedido?", "donde esta mi pedido", index)).toBe(1);
  });

  it("is higher for a rewording than for another question [E6]", () => {
    for (const knowledge of [null, index]) {
      const same = questionSimilarity("how do I return an item", "I want to return this item", knowledge);
      expect(same).toBeGreaterThan(questionSimilarity("how do I return an item", "how do I pay", knowledge));
    }
  });

  it("is zero when either has no words [E6]", () => {
    expect(questionSimilarity("", "return", index)).toBe(0);
    expect(questionSimilarity("?!", "?!")).toBe(0);
  });

  it("compares with several questions as with each [E6]", () => {
    const earlier = ["return an item", "how to pay", ""];
    const each = earlier.map((other) => questionSimilarity("send an item back", other, index));
    expect(questionSimilarities("send an item back", earlier, index)).toEqual(each);
  });

  it("is symmetric and from 0 to 1 [E6]", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (left, right) => {
        const value = questionSimilarity(left, right, index);
        expect(value).toBe(questionSimilarity(right, left, index));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
