import { expect, test } from "vitest";
import fc from "fast-check";
import { findDuplicates } from "./find-duplicates";

const article = (id: string, title: string, body: string) => ({ id, title, body });
const kinds = (articles: ReturnType<typeof article>[]) =>
  findDuplicates(articles).map(({ kind, articleId, otherArticleId }) => [kind, articleId, otherArticleId]);

const delivery = "We deliver to every address in Germany and Austria within three working days of your order. You get a mail with a link to follow the parcel.";

test("articles with the same words are the same, whatever their case, accents and punctuation [B3]", () => {
  expect(kinds([article("a", "Rückgabe", "Dreißig Tage."), article("b", "RUCKGABE!", "dreissig  tage"), article("c", "Other", "Something else")])).toEqual([
    ["exact", "a", "b"],
  ]);
});

test("an article that is mostly in another one is nearly the same, and so are two with one title [B3]", () => {
  const longer = article("b", "Shipping", `${delivery} Parcels that nobody takes in come back to us after a week.`);
  expect(kinds([article("a", "Delivery", delivery), longer, article("c", "Stoves", "Stoves need gas of the right kind, which you find beside them.")])).toEqual(
    [["near", "a", "b"]],
  );
  expect(kinds([article("a", "How long?", "Thirty days in all countries."), article("b", "How long", "It depends on the kind of tent.")])).toEqual([
    ["near", "a", "b"],
  ]);
});

test.each([
  ["another number", "You can return a tent within 30 days of delivery.", "You can return a tent within 14 days of the delivery."],
  ["a number in words", "You can return a tent within thirty days of delivery.", "You can return a tent within sixty days of delivery."],
  ["another weekday", "Our shop in Graz is open from Monday to Friday.", "Our shop in Graz is open from Monday to Saturday."],
  ["a denial", "Boots that were worn outside can be returned to us.", "Boots that were worn outside can not be returned to us."],
  ["a denial in German", "Getragene Schuhe kann man bei uns im Laden zurückgeben.", "Getragene Schuhe kann man bei uns im Laden nicht zurückgeben."],
  ["another number in Japanese", "商品到着後30日以内であれば返品できます。", "商品到着後14日以内であれば返品できます。"],
])("a sentence about the same with %s may contradict [B3]", (_, one, other) => {
  const found = findDuplicates([article("a", "Old", `Hello there. ${one}`), article("b", "New", `${other} Ask us.`)]);
  expect(found).toMatchObject([{ kind: "contradiction", articleId: "a", otherArticleId: "b", passage: one, otherPassage: other }]);
});

test("sentences about other things, repeated phrases and tables of numbers are not reported [B3]", () => {
  expect(
    kinds([
      article("a", "Tents", "A tent for two weighs three kilos and stands in minutes."),
      article("b", "Stoves", "A stove boils half a litre of water in three minutes."),
    ]),
  ).toEqual([]);
  const products = Array.from({ length: 60 }, (_, index) =>
    article(`p${index}`, `Article ${index}`, `The pack of this kind weighs ${index} grams and holds ${index * 2} litres of water.`),
  );
  expect(findDuplicates(products).filter(({ kind }) => kind === "contradiction").length).toBeLessThan(100);
  const footer = "Questions? Write to us at any time, we answer within two working days.";
  const many = Array.from({ length: 80 }, (_, index) =>
    article(`m${String(index).padStart(2, "0")}`, `Topic ${index}`, `${"abcdefgh".slice(0, 1 + (index % 8))}${index} stands here alone. ${footer}`),
  );
  expect(findDuplicates(many)).toEqual([]);
});

test("nothing is found between an article and itself, and a pair is named with the smaller id first [B3]", () => {
  const words = fc.constantFrom("tent", "boots", "return", "within", "30", "14", "days", "not", "delivery", "open", "monday");
  const body = fc.array(words, { minLength: 3, maxLength: 12 }).map((list) => `${list.join(" ")}.`);
  fc.assert(
    fc.property(fc.array(fc.tuple(body, body), { maxLength: 12 }), (bodies) => {
      const articles = bodies.map(([one, two], index) => article(`a${String(index).padStart(2, "0")}`, `Title ${"x".repeat(index)}`, `${one} ${two}`));
      for (const found of findDuplicates(articles)) expect(found.articleId < found.otherArticleId).toBe(true);
    }),
  );
});
