import fc from "fast-check";
import { expect, test } from "vitest";
import { toJson } from "./json";

test("what goes out is what JSON.stringify gives, also when a page's library has changed how arrays and objects are written [W1]", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(toJson(value)).toBe(JSON.stringify(value));
    }),
  );
  expect(toJson({ a: undefined, b: [undefined], c: null })).toBe('{"b":[null],"c":null}');
  const prototype = Array.prototype as unknown as { toJSON?: () => string };
  prototype.toJSON = () => "broken";
  try {
    expect(toJson({ files: ["file_1"] })).toBe('{"files":["file_1"]}');
  } finally {
    delete prototype.toJSON;
  }
});
