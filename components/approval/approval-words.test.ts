import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldTitle, majorUnits, minorUnits, valueWords } from "@/lib/core/approval/amount-text";
import { approversWords, changesOf } from "./approval-words";

test("amounts are written with the decimals of their currency and read back exactly [P1]", () => {
  expect(majorUnits({ minor: 12_000, currency: "EUR" })).toBe("120.00");
  expect(majorUnits({ minor: 5, currency: "EUR" })).toBe("0.05");
  expect(majorUnits({ minor: -5, currency: "JPY" })).toBe("-5");
  expect(majorUnits({ minor: 1_234, currency: "BHD" })).toBe("1.234");
  expect(minorUnits("120", "EUR")).toBe(12_000);
  expect(minorUnits("120,5", "EUR")).toBe(12_050);
  expect(["", "1.234", "a", "1e3", "99999999999999"].map((text) => minorUnits(text, "EUR"))).toEqual([null, null, null, null, null]);
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom("EUR", "JPY", "BHD", "XYZ"),
      (minor, currency) => minorUnits(majorUnits({ minor, currency }), currency) === minor,
    ),
  );
});

test("a difference names the fields whose values differ, whatever the order of what is in them [P2]", () => {
  expect(changesOf({ a: 1, b: { x: 1, y: 2 }, c: [1] }, { b: { y: 2, x: 1 }, a: 2, d: "new" })).toEqual([
    { name: "a", before: 1, after: 2 },
    { name: "c", before: [1], after: undefined },
    { name: "d", before: undefined, after: "new" },
  ]);
  expect(valueWords({ minor: 100, currency: "EUR" })).toBe("1.00 EUR");
  expect([valueWords(undefined), valueWords(false), valueWords([1])]).toEqual(["nothing", "no", "[1]"]);
});

test("fields and approvers are named for people [P1]", () => {
  expect(fieldTitle("orderId", undefined)).toBe("Order id");
  expect(fieldTitle("x", { type: "string", title: "Order number" })).toBe("Order number");
  expect(approversWords({ roles: ["manager"], teams: [], members: [], count: 1 })).toBe("1 manager");
  expect(approversWords({ roles: ["manager"], teams: [{ name: "Finance" }], members: [{ name: "Ada" }], count: 2 })).toBe("2 of: manager, team Finance, Ada");
});
