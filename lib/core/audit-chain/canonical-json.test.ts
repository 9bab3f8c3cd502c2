import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";

const wellFormed = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\u0000"));
const storableNumber = fc
  .oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((value) => !Object.is(value, -0) && (!Number.isInteger(value) || Number.isSafeInteger(value)));
const storable = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    storableNumber,
    wellFormed,
    fc.array(tie("value")),
    fc.dictionary(wellFormed, tie("value")),
  ),
})).value;

test("canonical JSON is RFC 8785 as an independent implementation writes it, for every value that jsonb keeps [C2]", () => {
  fc.assert(
    fc.property(storable, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
  );
});

test("canonical JSON survives a parse: the same text comes out again, whatever the order of keys was [C2]", () => {
  fc.assert(
    fc.property(storable, (value) => {
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  );
  expect(canonicalJson({ b: 1, a: { d: [1.5, 1e-7, 333333333.33333329], c: '\u20ac$\u000f\nA\'B"\\\\"/' } })).toBe(
    '{"a":{"c":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/","d":[1.5,1e-7,333333333.3333333]},"b":1}',
  );
});

test("what JSON.stringify writes in another way on its way to the column has the canonical text of what is stored [C2]", () => {
  expect(canonicalJson({ a: undefined, b: -0 })).toBe(canonicalJson(JSON.parse(JSON.stringify({ a: undefined, b: -0 }))));
});

test("a value that JSON or jsonb would change is refused, never silently altered [C2]", () => {
  const deep = Array.from({ length: 70 }).reduce<unknown>((inner) => [inner], 0);
  const refused = [NaN, Infinity, 2 ** 53, 1e21, "\ud800", "a\u0000", { "\udc00": 1 }, undefined, [undefined], 1n, new Date(0), new Map(), () => 1, deep];
  for (const value of refused) expect(() => canonicalJson(value), String(value)).toThrow(TypeError);
});
