import { describe, expect, it } from "vitest";
import { findAmounts } from "./find-amounts";

const read = (text: string) => findAmounts(text).map(({ amount, currency, span }) => `${amount} ${currency ?? "?"} <${text.slice(span.start, span.end)}>`);

describe("amounts", () => {
  it.each([
    ["refund a thousand pounds", "1000 GBP <a thousand pounds>"],
    ["it was 1.2k", "1200 ? <1.2k>"],
    ["1.234,56 EUR", "1234.56 EUR <1.234,56 EUR>"],
    ["I paid $1,299.00 for it", "1299 USD <$1,299.00>"],
    ["12,34,567 rupees", "1234567 INR <12,34,567 rupees>"],
    ["₹2 lakh", "200000 INR <₹2 lakh>"],
    ["R$ 1.500,00", "1500 BRL <R$ 1.500,00>"],
    ["1 234,50 €", "1234.5 EUR <1 234,50 €>"],
    ["1'234.50 CHF", "1234.5 CHF <1'234.50 CHF>"],
    ["5€50", "5.5 EUR <5€50>"],
    ["15,- Euro", "15 EUR <15,- Euro>"],
    ["100 $ CAD", "100 CAD <100 $ CAD>"],
    ["KWD 1.250", "1.25 KWD <KWD 1.250>"],
    ["500 zł", "500 PLN <500 zł>"],
    ["1 200 Kč", "1200 CZK <1 200 Kč>"],
    ["Rp 150.000", "150000 IDR <Rp 150.000>"],
    ["50 bin lira", "50000 TRY <50 bin lira>"],
    ["5 тысяч рублей", "5000 RUB <5 тысяч рублей>"],
    ["١٢٣ ريال", "123 SAR <١٢٣ ريال>"],
    ["三千五百块", "3500 CNY <三千五百块>"],
    ["3万円です", "30000 JPY <3万円>"],
    ["zweihundertfünfzig Euro", "250 EUR <zweihundertfünfzig Euro>"],
    ["deux cents euros", "200 EUR <deux cents euros>"],
    ["mil quinientos euros", "1500 EUR <mil quinientos euros>"],
    ["two hundred and fifty bucks", "250 USD <two hundred and fifty bucks>"],
    ["20 dollars and 50 cents", "20.5 USD <20 dollars and 50 cents>"],
    ["50p", "0.5 GBP <50p>"],
    ["between 100 and 200 euros", "100 EUR <100>", "200 EUR <200 euros>"],
    ["cancel the 450 direct debit", "450 ? <450>"],
    ["I was charged 60 yesterday", "60 ? <60>"],
  ])("reads %s: %s %s [E7]", (text, ...expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    "let's meet at 5 or 11 45",
    "send the transfer tomorrow at 10 to 21",
    "pay on May 22nd 2026",
    "I paid 3 times in 2024",
    "order 450 and ticket 7781",
    "a 10k run with a real person who won",
    "I was charged interest 2 months ago",
    "call 020 7946 0958",
    "version 1.2.3",
    "how many ounces are in a pound",
    "100 percent",
    "",
    "🙂",
  ])("finds no amount in %s [E7]", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("at most twenty, finite, in place, whatever the message [E7]", () => {
    for (const text of ["$1 ".repeat(1300), "9".repeat(4000), "1,".repeat(2000), "one ".repeat(1000), "İİİ $5", "$".repeat(4000)]) {
      const found = findAmounts(text);
      expect(found.length).toBeLessThanOrEqual(20);
      for (const { amount, span } of found) expect(Number.isFinite(amount) && span.end > span.start && span.end <= text.length).toBe(true);
    }
  });
});
