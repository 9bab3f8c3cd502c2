import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "./build-index";
import { searchIndex } from "./search-index";
import type { SourceArticle } from "./types";

const article = (id: string, title: string, body = "", exemplars: readonly string[] = []): SourceArticle => ({
  id,
  title,
  body,
  exemplars,
  url: `https://help.example/${id}`,
  collectionId: null,
});

const shop = [
  article("return", "How do I return an item?", "You can send back unused items within 30 days. We pay the return label."),
  article("track", "Where is my parcel?", "Open your order and choose Track parcel. New parcels show up after one day."),
  article("wash", "Washing a down jacket", "Wash it at 30 degrees with special detergent and dry it with tennis balls."),
  article("zelt", "Wie pflege ich mein Zelt?", "Trocknen Sie das Zelt vor dem Einlagern. Die Zeltbodenplane reinigen Sie mit Wasser."),
  article("jp", "返品はできますか", "未使用の商品は30日以内に返品できます。送料は当店が負担します。"),
  article("th", "นโยบายการคืนเงิน", "คุณสามารถขอคืนเงินได้ภายใน 30 วันหลังจากได้รับสินค้า"),
  article("ar", "كيف أسترد أموالي؟", "يمكنك استرداد المبلغ خلال ثلاثين يوما من الشراء."),
  article("es", "¿Cuánto tarda el envío?", "El envío tarda entre dos y cuatro días laborables."),
];
const index = buildIndex(shop);
const ask = (text: string, history: readonly string[] = []) => searchIndex(index, { text, history });

describe("searchIndex", () => {
  it.each([
    ["can i send back my boots", "return"],
    ["where is my parcle", "track"],
    ["washing down jackets", "wash"],
    ["Zelt pflegen", "zelt"],
    ["Bodenplane sauber machen", "zelt"],
    ["返品したい", "jp"],
    ["ขอคืนเงิน", "th"],
    ["أريد استرداد أموالى", "ar"],
    ["cuanto tarda en llegar el envio", "es"],
  ])("finds the article for %j whatever the script, accents or typing [B4]", (text, id) => {
    expect(ask(text).hits[0]?.articleId).toBe(id);
  });

  it("understands a follow-up by the visitor's earlier messages [B4]", () => {
    const alone = ask("and how long does it take");
    const after = ask("and how long does it take", ["I want to return an item"]);
    expect(after.hits[0]?.articleId).toBe("return");
    expect(after.hits[0]?.score).toBeGreaterThan(alone.hits.find(({ articleId }) => articleId === "return")?.score ?? 0);
  });

  it("gives no hits and no confidence without knowledge or words [E2] [E3]", () => {
    for (const result of [searchIndex(buildIndex([]), { text: "return", history: [] }), ask(""), ask("?! 🙂"), ask("", ["return an item"])]) {
      expect(result).toEqual({ hits: [], confidence: 0, scope: 0, features: {} });
    }
  });

  it("is surer of an exact question than of one about something else [E2] [E3]", () => {
    const known = ask("How do I return an item?");
    const unknown = ask("what is the capital of France");
    expect(known.confidence).toBeGreaterThan(0.8);
    expect(unknown.confidence).toBeLessThan(0.2);
    expect(known.scope).toBeGreaterThan(unknown.scope);
  });

  it("quotes verbatim: the passage is the body between its offsets [B1]", () => {
    for (const text of ["return", "Zelt", "返品", "คืนเงิน", "parcel order day"]) {
      for (const hit of ask(text).hits) {
        const body = shop.find(({ id }) => id === hit.articleId)?.body ?? "";
        expect(hit.passage).toBe(body.slice(hit.start, hit.end));
        expect(hit.passage).not.toBe("");
      }
    }
    const titled = searchIndex(buildIndex([article("a", "Opening hours")]), { text: "opening hours", history: [] });
    expect(titled.hits[0]).toMatchObject({ passage: "Opening hours", start: 0, end: 0 });
  });

  it("gives each article once, best first, at most the limit [B4]", () => {
    const hits = searchIndex(index, { text: "30 days return item parcel envío", history: [] }, 3).hits;
    expect(hits).toHaveLength(3);
    expect(new Set(hits.map(({ articleId }) => articleId)).size).toBe(3);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  it("finds an article by an exemplar that shares no word with it [B4]", () => {
    const taught = buildIndex([...shop, article("pay", "Payment methods", "We accept cards.", ["can i use klarna", "is paypal ok"])]);
    expect(searchIndex(taught, { text: "do you take paypal", history: [] }).hits[0]?.articleId).toBe("pay");
  });

  it("stays within its bounds for any text, and answers the same twice [B4] [Q13]", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.array(fc.string({ maxLength: 50 }), { maxLength: 3 }), (text, history) => {
        const result = ask(text, history);
        expect(result).toEqual(ask(text, history));
        for (const value of [result.confidence, result.scope, ...result.hits.map(({ score }) => score)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(Object.values(result.features).every((value) => Number.isFinite(value) && value === Math.round(value * 10_000) / 10_000)).toBe(true);
      }),
    );
  });
});
