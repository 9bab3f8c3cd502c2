import fc from "fast-check";
import { expect, test } from "vitest";
import { argumentsSha256 } from "./canonical-arguments";

/** JSON whose texts and numbers canonical JSON can say. */
const scalar = fc.oneof(
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\u0000", "")),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, scalar, fc.array(tie("value"), { maxLength: 4 }), tie("object")),
  object: fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,6}$/), tie("value"), { maxKeys: 5 }),
})).object as fc.Arbitrary<Record<string, unknown>>;

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reordered(each)]),
  );
}

test("the same arguments in another order have the same hash [P3]", () => {
  fc.assert(fc.property(json, (value) => argumentsSha256("refund", reordered(value)) === argumentsSha256("refund", value)));
});

test("any other value, an added field, a field that is gone and another action have another hash [P3]", () => {
  fc.assert(
    fc.property(json, fc.stringMatching(/^[a-zA-Z]{1,6}$/), scalar, (value, field, other) => {
      const hash = argumentsSha256("refund", value);
      expect(argumentsSha256("refunds", value)).not.toBe(hash);
      const changed = { ...value, [field]: value[field] === other ? [other] : other };
      expect(argumentsSha256("refund", changed)).not.toBe(hash);
      for (const key of Object.keys(value)) expect(argumentsSha256("refund", { ...value, [key]: undefined })).not.toBe(hash);
    }),
  );
});

test("texts are not normalised, numbers are what they are worth, and what JSON cannot say is refused [P3]", () => {
  const hash = (value: unknown) => argumentsSha256("refund", value);
  expect(hash({ name: "é" })).not.toBe(hash({ name: "e\u0301" }));
  expect(hash({ n: 1 })).toBe(hash({ n: 1.0 }));
  expect(hash({ n: -0 })).toBe(hash({ n: 0 }));
  expect(hash({ n: 1 })).not.toBe(hash({ n: "1" }));
  expect(hash({ list: [1, 2] })).not.toBe(hash({ list: [2, 1] }));
  expect(hash({})).toBe("b16f8113ca45804916376ad8283bd7c32228ced55ee588aebcd1f01469f89e98");
  for (const odd of [{ n: Number.NaN }, { n: Infinity }, { n: 2 ** 53 }, { s: "\ud800" }, { s: "\u0000" }, { d: new Date(0) }, { b: 1n }])
    expect(() => hash(odd)).toThrow(TypeError);
});
