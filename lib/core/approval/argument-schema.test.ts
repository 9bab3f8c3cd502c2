import fc from "fast-check";
import { expect, test } from "vitest";
import { checkArguments, checkSchema, type ObjectSchema } from "./argument-schema";

const refund: ObjectSchema = {
  type: "object",
  properties: {
    orderId: { type: "string", maxLength: 20 },
    amount: { type: "object", format: "amount", currencies: ["EUR", "USD"], minimum: 1 },
    reason: { type: "string", enum: ["late", "broken"] },
    email: { type: "string", format: "email" },
    day: { type: "string", format: "date" },
    share: { type: "number", minimum: 0, maximum: 1 },
    items: {
      type: "array",
      items: { type: "object", properties: { sku: { type: "string" }, count: { type: "integer", minimum: 1 } }, required: ["sku"] },
      maxItems: 2,
    },
    notify: { type: "boolean" },
  },
  required: ["orderId", "amount"],
};
const good = { orderId: "N-1", amount: { minor: 4200, currency: "EUR" } };
const pathsOf = (value: unknown) => checkArguments(refund, value).map(({ path }) => path);

test("arguments are taken when every field is one that the schema names and takes [P1]", () => {
  expect(checkSchema(refund)).toEqual([]);
  expect(pathsOf(good)).toEqual([]);
  expect(pathsOf({ ...good, reason: "late", email: "a@b.example", day: "2028-02-29", share: 0.5, items: [{ sku: "x", count: 2 }], notify: false })).toEqual([]);
});

test.each([
  ["a foreign field", { ...good, extra: 1 }, "extra"],
  ["a missing one", { amount: good.amount }, "orderId"],
  ["another type", { ...good, orderId: 5 }, "orderId"],
  ["a long text", { ...good, orderId: "x".repeat(21) }, "orderId"],
  ["a lone surrogate", { ...good, orderId: "\ud800" }, "orderId"],
  ["a broken amount", { ...good, amount: { minor: 1.5, currency: "EUR" } }, "amount"],
  ["an amount with more in it", { ...good, amount: { ...good.amount, note: "x" } }, "amount"],
  ["a currency that is not taken", { ...good, amount: { minor: 1, currency: "GBP" } }, "amount"],
  ["an amount of nothing", { ...good, amount: { minor: 0, currency: "EUR" } }, "amount"],
  ["a value beside the list", { ...good, reason: "because" }, "reason"],
  ["no address", { ...good, email: "a@b" }, "email"],
  ["no date", { ...good, day: "2027-02-29" }, "day"],
  ["a number out of range", { ...good, share: 1.1 }, "share"],
  ["a fraction", { ...good, items: [{ sku: "x", count: 1.5 }] }, "items[0].count"],
  ["a field inside a list", { ...good, items: [{ count: 1 }] }, "items[0].sku"],
  ["too many", { ...good, items: [{ sku: "a" }, { sku: "b" }, { sku: "c" }] }, "items"],
  ["a text for a truth", { ...good, notify: "yes" }, "notify"],
  ["no object", [], ""],
])("%s is refused with its place [P1]", (_, value, path) => {
  expect(pathsOf(value)).toEqual([path]);
});

test.each([
  ["no object", { type: "string" }],
  ["an unknown keyword", { type: "object", properties: { a: { type: "string", pattern: "x" } } }],
  ["an unknown type", { type: "object", properties: { a: { type: "null" } } }],
  ["a list of one type", { type: "object", properties: { a: { type: ["string"] } } }],
  ["a type that is no text and cannot be made one", { type: "object", properties: { a: { type: { toString: 1 } } } }],
  ["the type of an amount", { type: "object", properties: { a: { type: "amount" } } }],
  ["a reference", { type: "object", properties: { a: { $ref: "#" } } }],
  ["fields beyond those named", { type: "object", properties: {}, additionalProperties: true }],
  ["a required field that is not there", { type: "object", properties: {}, required: ["a"] }],
  ["an odd name", { type: "object", properties: { "a.b": { type: "string" } } }],
  ["an odd list of values", { type: "object", properties: { a: { type: "string", enum: [1] } } }],
  ["a value that the database cannot store", { type: "object", properties: { a: { type: "string", enum: ["\u0000"] } } }],
  ["a bound beyond what is exact", { type: "object", properties: { a: { type: "number", maximum: 1e300 } } }],
  ["an odd bound", { type: "object", properties: { a: { type: "string", maxLength: -1 } } }],
  ["an odd format", { type: "object", properties: { a: { type: "string", format: "uri" } } }],
  ["a list without entries' shape", { type: "object", properties: { a: { type: "array" } } }],
  ["deep nesting", Array.from({ length: 9 }).reduce<unknown>((inner) => ({ type: "object", properties: { a: inner } }), { type: "string" })],
])("a schema with %s is refused: no keyword is read past [P1]", (_, schema) => {
  expect(checkSchema(schema)).not.toEqual([]);
});

test("any value is judged: a schema that is taken judges any arguments [P1]", () => {
  const word = fc.constantFrom<unknown>("string", "number", "integer", "boolean", "object", "array", "amount", "toString", ["string"], { toString: 1 }, null);
  const field = (inner: fc.Arbitrary<unknown>) =>
    fc.record(
      { type: word, format: fc.constantFrom("amount", "date", undefined), items: inner, properties: fc.dictionary(fc.constantFrom("a", "b"), inner) },
      { requiredKeys: ["type"] },
    );
  fc.assert(
    fc.property(field(field(fc.jsonValue())), fc.jsonValue(), (inner, value) => {
      const schema = { type: "object", properties: { a: inner } };
      if (checkSchema(schema).length === 0) expect(Array.isArray(checkArguments(schema as ObjectSchema, { a: value }))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
