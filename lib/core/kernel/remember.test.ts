import { expect, it } from "vitest";
import { remember } from "./remember";

it("a text is judged once while it is remembered, and those asked about longest ago leave first [F1] [F8]", () => {
  const judged: string[] = [];
  const lengthOf = remember(2, (text) => {
    judged.push(text);
    return text === "" ? null : text.length;
  });
  expect(["a", "bb", "a", "", "a", "bb", "", ""].map(lengthOf)).toEqual([1, 2, 1, null, 1, 2, null, null]);
  expect(judged).toEqual(["a", "bb", "", "bb", ""]);
});

it("long texts are judged each time and hold no memory [F8]", () => {
  let judged = 0;
  const lengthOf = remember(2, (text) => {
    judged += 1;
    return text.length;
  });
  const text = "x".repeat(2001);
  expect([lengthOf(text), lengthOf(text), judged]).toEqual([2001, 2001, 2]);
});
