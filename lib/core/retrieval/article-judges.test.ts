import { expect, test } from "vitest";
import { buildIndex } from "./build-index";
import { searchIndex } from "./search-index";
import { deserialiseIndex, serialiseIndex } from "./serialise-index";
import type { SourceArticle } from "./types";

const article = (id: string, title: string, exemplars: string[]): SourceArticle => ({ id, title, body: "", exemplars, url: null, collectionId: null });
const things = ["tent", "stove", "lamp", "rope", "boots", "jacket"];
const shop = [
  article(
    "late",
    "Delivery",
    things.flatMap((thing) => [`when does the ${thing} arrive`, `my ${thing} has not come yet`, `the parcel with the ${thing} is late`]),
  ),
  article(
    "back",
    "Returns",
    things.flatMap((thing) => [`I want to give the ${thing} back`, `can I return a ${thing}`, `money back for my ${thing}`]),
  ),
  article(
    "fits",
    "Sizes",
    things.flatMap((thing) => [`which ${thing} fits me`, `is the ${thing} large enough`, `does the ${thing} run small`]),
  ),
  article("hours", "Opening hours", []),
];
const index = buildIndex(shop);
const ask = (text: string) => searchIndex(index, { text, history: [] });

test("what tells an article's questions from those of others is learned from exemplars, not from the words that all share [B4] [E2]", () => {
  expect(ask("my kayak has not come").hits[0]?.articleId).toBe("late");
  expect(ask("may I return the kayak").hits[0]?.articleId).toBe("back");
  expect(ask("is the kayak large").hits[0]?.articleId).toBe("fits");
  expect(ask("opening hours").hits[0]?.articleId).toBe("hours");
});

test("a question like an article's own is surer and more in scope than one that only shares words with it [E2] [E3]", () => {
  const own = ask("can I return a kayak");
  const foreign = ask("can I marry a lamp");
  expect(own.features["judge"]).toBeGreaterThan(foreign.features["judge"] ?? 1);
  expect(own.confidence).toBeGreaterThan(foreign.confidence);
  expect(own.scope).toBeGreaterThan(foreign.scope);
});

test("judges are stored with the index and come back with it [F8]", () => {
  expect([...index.judges.judged]).toEqual([0, 1, 2]);
  expect(deserialiseIndex(serialiseIndex(index))).toEqual(index);
  const bytes = serialiseIndex(index);
  expect(serialiseIndex(buildIndex(shop))).toEqual(bytes);
});

test("articles without exemplars have no judge, and nothing is said by one [B4]", () => {
  const plain = buildIndex(shop.map((each) => ({ ...each, exemplars: [] })));
  expect(plain.judges.judged).toHaveLength(0);
  expect(searchIndex(plain, { text: "opening hours", history: [] }).features).not.toHaveProperty("judge");
});
