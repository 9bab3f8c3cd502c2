import fc from "fast-check";
import { expect, it } from "vitest";
import { hashFeature, hashParts } from "./hash-feature";

it("the parts of a text have the hashes that each of them has alone, whatever the text [Q13]", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.nat(), (text, seed) => {
      const parts: number[] = [];
      hashParts(seed, text, 2, 5, (hash) => parts.push(hash));
      const each: number[] = [];
      for (let from = 0; from < text.length; from += 1)
        for (let length = 2; length <= 5 && from + length <= text.length; length += 1) each.push(hashFeature(seed, text, from, from + length));
      expect(parts).toEqual(each);
    }),
  );
});
