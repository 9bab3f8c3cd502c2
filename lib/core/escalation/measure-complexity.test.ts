import { describe, expect, it } from "vitest";
import { measureComplexity } from "./measure-complexity";

describe("complexity", () => {
  it.each([
    [1, "How long do I have to return a tent?"],
    [2, "How long do I have to return a tent? And can I get a refund by bank transfer?"],
    [3, "1. change my address\n2. cancel the second order\n3. send me the invoice again"],
    [2, "Wie lange dauert die Lieferung? Kann ich die Adresse noch ändern?"],
    [2, "配送需要多长时间？可以更改地址吗？"],
    [0, "Thank you, that helped."],
    [0, "why?"],
    [0, ""],
  ])("counts %i requests in %s [E15]", (requests, text) => {
    expect(measureComplexity(text).requests).toBe(requests);
  });

  it("counts the steps of a request [E15]", () => {
    expect(measureComplexity("First cancel my old plan, then move the number, and finally send me the bill").steps).toBe(3);
    expect(measureComplexity("Cancel my plan").steps).toBe(0);
  });

  it("thirty questions are thirty, and nothing is endless [E15]", () => {
    expect(measureComplexity("Where is my order number seven? ".repeat(30)).requests).toBe(30);
    expect(measureComplexity("How are you doing today? ".repeat(160)).requests).toBe(50);
  });
});
