import { expect, test } from "vitest";
import { gateCall } from "./gate-call";
import { type ArgumentShape, type Money, unsaidArguments } from "./unsaid-arguments";

const schema: ArgumentShape = {
  type: "object",
  properties: {
    orderId: { type: "string" },
    amount: { type: "object", format: "amount" },
    places: { type: "integer" },
    plan: { type: "string", enum: ["basic", "pro"] },
    express: { type: "boolean" },
    items: { type: "array", items: { type: "string" } },
    address: { type: "object", properties: { city: { type: "string" } } },
  },
};
const euros = (minor: number): Money => ({ minor, currency: "EUR" });
/** As an amount stands in the tests' texts: `EUR 49.90`. */
const amounts = (text: string) => [...text.matchAll(/EUR (\d+)\.(\d\d)/g)].map(([, whole, cents]) => euros(Number(`${whole}${cents}`)));
const unsaid = (given: object, ...words: string[]) => unsaidArguments(schema, given, words, { amounts });

test.each([
  ["a text in another case, width and spacing", { orderId: "n-1042 b" }, "my order is Ｎ-1042\n B, please"],
  ["a text at the end of a sentence", { orderId: "N-1042" }, "It is N-1042."],
  ["a text in a script without spaces", { address: { city: "東京都千代田区" } }, "住所を東京都千代田区に変更してください"],
  ["an amount", { amount: euros(4_990) }, "EUR 49.90 is too much"],
  ["a number", { places: 3 }, "for 3 people"],
  ["entries of a list", { items: ["tent", "boots"] }, "the tent and the boots"],
  ["yes or no, and one of a list", { express: true, plan: "pro" }, "quickly, and the big one"],
  ["nothing", {}, "hello"],
])("what the visitor has written is said: %s [B6]", (_, given, words) => {
  expect(unsaid(given, "Hello!", words)).toEqual([]);
});

test.each([
  ["a text of another's", { orderId: "N-7" }, "my order is N-1042", ["orderId"]],
  ["the beginning of a word", { orderId: "N-10" }, "my order is N-1042", ["orderId"]],
  ["the end of a word", { orderId: "42" }, "my order is N1042", ["orderId"]],
  ["words of two messages", { orderId: "one two" }, "two", ["orderId"]],
  ["another amount", { amount: euros(4_991) }, "EUR 49.90", ["amount"]],
  ["the amount in another currency", { amount: { minor: 4_990, currency: "USD" } }, "EUR 49.90", ["amount"]],
  ["a number within another", { places: 3 }, "1,300 people, order N-3, at 3.30.3", ["places"]],
  ["one entry of a list", { items: ["tent", "boots"] }, "the tent", ["items[1]"]],
  ["a field of a field", { address: { city: "Oslo" } }, "I have moved", ["address.city"]],
])("what cannot be found in the visitor's words is not said: %s [B6]", (_, given, words, paths) => {
  expect(unsaid(given, "one", words)).toEqual(paths);
});

test("a call of a tool that is not offered, and arguments that do not fit, are refused before anything is looked for [B6] [M3]", () => {
  const fits = (_: ArgumentShape, given: unknown) => typeof given === "object";
  const gate = (name: string | null, given: unknown) =>
    gateCall({ name, arguments: given }, [{ name: "cancel", schema }], ["cancel N-1042"], { fits, amounts });
  expect(gate("refund", {})).toEqual({ refused: "not_offered" });
  expect(gate(null, {})).toEqual({ refused: "not_offered" });
  expect(gate("cancel", "N-1042")).toEqual({ refused: "arguments" });
  expect(gate("cancel", { orderId: "N-1042" })).toEqual({ refused: null, unsaid: [] });
  expect(gate("cancel", { orderId: "N-1043" })).toEqual({ refused: null, unsaid: ["orderId"] });
});
