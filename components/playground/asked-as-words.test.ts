import { expect, test } from "vitest";
import { attributesOf, unusedLines } from "./asked-as-words";

test("what is typed about a visitor becomes what a site would sign: numbers, truths and texts by name, and nothing of a line without one [B7]", () => {
  expect(attributesOf("plan = gold\n orders=12\nisNew = true\nnote = a = b\n= lost\nnothing\n")).toEqual({
    plan: "gold",
    orders: 12,
    isNew: true,
    note: "a = b",
  });
  expect(unusedLines("plan = gold\n\n= lost\nnothing\n")).toBe(2);
  expect(unusedLines(`plan = ${"x".repeat(501)}\nplan = gold\nplan = silver`)).toBe(2);
  expect(unusedLines("")).toBe(0);
  expect(Object.keys(attributesOf(Array.from({ length: 30 }, (_, at) => `n${at} = 1`).join("\n")))).toHaveLength(20);
  expect(attributesOf("zip = 0123456789012345678")).toEqual({ zip: "0123456789012345678" });
});
