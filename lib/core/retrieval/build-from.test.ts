/** An index that was made from the one before it is, to the last byte, the one that would be made from all texts. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { buildFrom, type BuiltIndex } from "./build-from";
import { buildIndex } from "./build-index";
import { countArticles, countingVersion } from "./count-articles";
import { countedTexts } from "./serialise-counts";
import { serialiseIndex } from "./serialise-index";
import type { SourceArticle } from "./types";

const words = ["tent", "return", "thirty", "days", "the", "l'été", "返品", "について", "ไทย", "شكرا", "👍", "\ud800", ".", "\n\n", "# Head\n", "zelt", "a"];
const passage = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(" "));
const text = fc.record({
  title: passage,
  body: fc.oneof(
    passage,
    fc.array(passage, { maxLength: 12 }).map((parts) => parts.join(". ")),
    fc.constantFrom("的".repeat(700), "word ".repeat(4500)),
  ),
  exemplars: fc.array(passage, { maxLength: 3 }),
  url: fc.option(fc.webUrl(), { nil: null }),
});
const collectionId = fc.constantFrom(null, "one", "two");
/** What happens to an article between two builds. */
const edit = fc.record({ place: fc.nat(11), kind: fc.constantFrom("write", "remove", "move"), text, collectionId });

type Published = SourceArticle & { number: number; trainingId: string | null };

const wanted = (articles: readonly Published[]) => articles.map(({ id, number, collectionId, trainingId }) => ({ id, number, collectionId, trainingId }));
const whole = (articles: readonly Published[]) => buildFrom({ base: null, articles: wanted(articles), texts: articles });

/** As the build does it: what stands with its number in the base is not read. */
function next(base: BuiltIndex, articles: readonly Published[]): BuiltIndex {
  const known = new Map(countedTexts(base.counts)?.map(({ id, number }) => [id, number]));
  return buildFrom({ base, articles: wanted(articles), texts: articles.filter(({ id, number }) => known.get(id) !== number) });
}

test("whatever is written, removed and moved between builds, the next index has the same bytes as one made from all texts [F8]", () => {
  fc.assert(
    fc.property(fc.array(fc.array(edit, { maxLength: 8 }), { minLength: 1, maxLength: 5 }), (builds) => {
      let built = whole([]);
      let articles: Published[] = [];
      let number = 0;
      for (const edits of builds) {
        for (const { place, kind, ...change } of edits) {
          const id = `article ${String(place).padStart(2, "0")}`;
          const before = articles.find((article) => article.id === id);
          const others = articles.filter((article) => article.id !== id);
          number += 1;
          if (kind === "write") articles = [...others, { id, number, trainingId: null, ...change.text, collectionId: change.collectionId }];
          else if (kind === "move" && before) articles = [...others, { ...before, collectionId: change.collectionId }];
          else articles = others;
          articles.sort((one, other) => (one.id < other.id ? -1 : 1));
        }
        built = next(built, articles);
        const fromAll = whole(articles);
        expect(Buffer.compare(built.index, fromAll.index)).toBe(0);
        expect(Buffer.compare(built.counts, fromAll.counts)).toBe(0);
        expect(Buffer.compare(built.index, serialiseIndex(buildIndex(articles)))).toBe(0);
      }
    }),
    { numRuns: process.env.HANDRAIL_DEPTH === "full" ? 1_000 : 100 },
  );
}, 300_000);

const shop: Published[] = ["Returns", "Delivery", "Payment"].map((title, place) => ({
  id: `${place}`,
  number: 1,
  trainingId: null,
  title,
  body: `${title} in thirty days.`,
  exemplars: [],
  url: null,
  collectionId: null,
}));

test("an article that has not changed is not read again [F8]", () => {
  const base = whole(shop);
  const changed = { ...shop[1]!, number: 2, body: "Two days." };
  const articles = [shop[0]!, changed, shop[2]!];
  expect(buildFrom({ base, articles: wanted(articles), texts: [changed] })).toEqual(whole(articles));
});

test("a base that is damaged, of another index or lacks an article is refused [F8]", () => {
  const base = whole(shop);
  const other = whole(shop.slice(1));
  const work = { articles: wanted(shop), texts: [] };
  expect(() => buildFrom({ ...work, base: { index: base.index, counts: other.counts } })).toThrow("counts");
  expect(() => buildFrom({ ...work, base: { index: base.index, counts: base.counts.subarray(0, -1) } })).toThrow("counts");
  expect(() => buildFrom({ ...work, base: { index: base.index.subarray(0, 99), counts: base.counts } })).toThrow("retrieval index");
  expect(() => buildFrom({ ...work, base: other })).toThrow("not where it was");
  expect(() => buildFrom({ ...work, base, articles: wanted([...shop].reverse()) })).toThrow("not where it was");
  expect(countedTexts(base.counts.subarray(0, 10))).toBeNull();
});

test("the same text is counted as ever; when that is to change, countingVersion is raised and this digest with it [F8]", () => {
  const sample = [
    "You can return a tent within thirty days of delivery. Don't forget l'agent's receipt, naïve Æsop.",
    "返品は三十日以内にお願いします。 我想退货。 반품하고 싶어요.",
    "يمكنك إرجاع المنتج خلال ٣٠ يومًا. אפשר להחזיר מוצר. ผมอยากคืนสินค้า",
    "Верните товар ёлка. Επιστροφή ς. कृपया वापस करें।",
  ];
  const articles = sample.map((body, place) => ({ ...shop[0]!, id: `${place}`, title: body.slice(0, 20), body: `${body}\n\n`.repeat(12), exemplars: [body] }));
  const { unitStart, unitEnd, unitLength, keys, offsets, postings, counts } = countArticles(articles);
  const digest = createHash("sha256");
  for (const numbers of [unitStart, unitEnd, unitLength, keys, offsets, postings, counts]) digest.update(`${numbers.join(",")}\n`);
  expect([countingVersion, digest.digest("hex")]).toEqual([1, "1efbf18dfcc025c3ad2d8b225491d6cbda34e433bd6281e030ab1a51a9df575e"]);
});
