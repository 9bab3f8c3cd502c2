import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex } from "./build-index";
import { searchIndex } from "./search-index";
import { deserialiseVectorMap, serialiseVectorMap, textsToEmbed } from "./vector-map";
import { fuseRankings, nearestArticles, normalise, type VectorIndex } from "./vector-search";

const articles = [
  { id: "a", title: "Giving things back", body: "Send it back within thirty days.", exemplars: ["May I give it back?"], url: null, collectionId: null },
  { id: "b", title: "Paying", body: "We take cards and invoices.", exemplars: [], url: null, collectionId: null },
  { id: "c", title: "Opening hours", body: "Open from nine to six.", exemplars: [], url: null, collectionId: null },
];

function vectors(rows: [article: number, start: number, end: number, ...values: number[]][]): VectorIndex {
  const dimensions = (rows[0]?.length ?? 3) - 3;
  const matrix = new Float32Array(rows.length * dimensions);
  rows.forEach(([, , , ...values], row) => {
    const vector = Float32Array.from(values);
    normalise(vector);
    matrix.set(vector, row * dimensions);
  });
  return {
    dimensions,
    article: Uint32Array.from(rows, ([article]) => article),
    start: Uint32Array.from(rows, ([, start]) => start),
    end: Uint32Array.from(rows, ([, , end]) => end),
    matrix,
  };
}

test("an article is as near as its nearest text, and comes once [B4]", () => {
  const near = nearestArticles(
    vectors([
      [0, 0, 0, 1, 0],
      [0, 0, 32, 1, 1],
      [1, 0, 27, 0, 1],
    ]),
    Float32Array.from([1, 0]),
    5,
  );
  expect(near).toEqual([
    { article: 0, cosine: 1, start: 0, end: 0 },
    { article: 1, cosine: 0, start: 0, end: 27 },
  ]);
  expect(nearestArticles(vectors([[0, 0, 0, 1, 0]]), Float32Array.from([1, 0, 0]), 5)).toEqual([]);
});

test("a question without one word of the article finds it by meaning, with its passage, and the bot is not surer for it [B4] [E2]", () => {
  const index = buildIndex(articles);
  const query = { text: "Can I get a refund for the tent when we open it?", history: [] };
  const near = [{ article: 0, cosine: 0.9, start: 0, end: 32 }];
  const words = searchIndex(index, query);
  const both = searchIndex(index, query, 5, near);
  expect(both.hits.map(({ articleId }) => articleId)).toContain("a");
  expect(both.hits.find(({ articleId }) => articleId === "a")?.passage).toContain("thirty days");
  expect(both.confidence).toBeLessThanOrEqual(words.confidence);
  expect(both.features).toMatchObject({ meaning: expect.any(Number) as number });
});

test("whatever is near by meaning, confidence never rises above that of the words, and nothing new is invented [B4] [Q1]", () => {
  const index = buildIndex(articles);
  const near = fc.uniqueArray(
    fc.record({ article: fc.nat(2), cosine: fc.double({ min: -1, max: 1, noNaN: true }), start: fc.constant(0), end: fc.constant(10) }),
    {
      selector: ({ article }) => article,
    },
  );
  fc.assert(
    fc.property(fc.constantFrom("give it back", "opening cards", "Kann ich bezahlen?", "zzz", "how do you pay"), near, (text, meaning) => {
      const query = { text, history: [] };
      const words = searchIndex(index, query);
      const both = searchIndex(index, query, 5, meaning);
      if (words.hits.length > 0) expect(both.confidence).toBeLessThanOrEqual(words.confidence);
      const ids = both.hits.map(({ articleId }) => articleId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const hit of both.hits)
        expect(articles.some(({ id, body, title }) => id === hit.articleId && (body.includes(hit.passage) || title === hit.passage))).toBe(true);
    }),
  );
});

test("fusion keeps a ranking alone, agrees with two that agree, and favours what both have [B4]", () => {
  expect(fuseRankings([3, 1, 2], [])).toEqual([3, 1, 2]);
  expect(fuseRankings([3, 1], [3, 1])).toEqual([3, 1]);
  expect(fuseRankings([1, 2], [3, 2])[0]).toBe(2);
});

test("a map of vectors comes back as it was, and what is no map is refused [B4]", () => {
  const texts = textsToEmbed(articles);
  expect(texts.map(({ article }) => article)).toEqual([0, 0, 0, 1, 1, 2, 2]);
  expect(texts[2]).toMatchObject({ start: 0, end: 32, text: "Giving things back\nSend it back within thirty days." });
  const entries = texts.map(({ article, start, end }, place) => ({ article, start, end, sha256: place.toString(16).padStart(64, "0") }));
  expect(deserialiseVectorMap(serialiseVectorMap(entries))).toEqual(entries);
  expect(() => deserialiseVectorMap(new Uint8Array(45))).toThrow("vector map");
});
