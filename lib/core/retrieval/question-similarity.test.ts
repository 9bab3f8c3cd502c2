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

  it("compares each of several with each before it as each pair alone [E6]", () => {
    const texts = ["return an item", "how to pay", "", "send an item back"];
    const pairs = texts.map((text, place) => texts.slice(0, place).map((other) => questionSimilarity(text, other, index)));
    expect(questionSimilarities(texts, index)).toEqual(pairs);
  });

  it("is lower where other sentences of one article answer, and as before where the article is short [E6]", () => {
    const costs = "Standard delivery in the country costs 4.90 euros, and nothing above an order of 60 euros.";
    const islands = "Parcels to islands and to mountain huts are handed to the harbour office, which calls when they can be fetched.";
    const between = "We pack in recycled cardboard and paper tape. ".repeat(16);
    const knowledge = (bodies: readonly string[]) =>
      buildIndex(
        bodies.map((body, number) => ({
          id: String(number),
          title: ["Delivery", "Jackets", "Tents"][number] ?? "",
          body,
          exemplars: [],
          url: null,
          collectionId: null,
        })),
      );
    const others = ["Wash a down jacket with few other things.", "Pitch a tent away from trees."];
    const ask = (body: string) => questionSimilarity("What does delivery cost?", "Do you deliver to islands and huts?", knowledge([body, ...others]));
    expect(ask(`${costs} ${between}${islands}`)).toBeLessThan(ask(`${costs} ${islands}`) - 0.3);
    const same = (body: string) =>
      questionSimilarity("What does delivery cost?", "How much are the costs of a delivery in the country?", knowledge([body, ...others]));
    expect(same(`${costs} ${between}${islands}`)).toBeGreaterThan(0.5);
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
