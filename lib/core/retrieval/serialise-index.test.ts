import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "./build-index";
import { searchIndex } from "./search-index";
import { deserialiseIndex, indexBytes, serialiseIndex } from "./serialise-index";

const index = buildIndex([
  { id: "a", title: "Return an item", body: "Send it back within 30 days.", exemplars: ["refund please"], url: null, collectionId: "c" },
  { id: "b", title: "Lone \ud800 surrogate", body: "絵文字 👍 and text", exemplars: [], url: "https://help.example/b", collectionId: null },
]);

describe("serialiseIndex", () => {
  it("comes back the same, to the last code unit, and searches the same [B4]", () => {
    const back = deserialiseIndex(serialiseIndex(index));
    expect(back).toEqual(index);
    const query = { text: "send back 絵文字", history: [] };
    expect(searchIndex(back, query)).toEqual(searchIndex(index, query));
  });

  it("gives the same bytes for the same articles [B4] [Q13]", () => {
    const again = buildIndex(index.articles.map((article, number) => ({ ...article, exemplars: number === 0 ? ["refund please"] : [] })));
    expect(serialiseIndex(again)).toEqual(serialiseIndex(index));
  });

  it("reads from the middle of a larger buffer [B4]", () => {
    const bytes = serialiseIndex(index);
    const padded = new Uint8Array(bytes.length + 7);
    padded.set(bytes, 3);
    expect(deserialiseIndex(padded.subarray(3, 3 + bytes.length))).toEqual(index);
  });

  it("refuses every truncation, and bytes too many [B4]", () => {
    const bytes = serialiseIndex(index);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
        expect(() => deserialiseIndex(bytes.slice(0, length))).toThrow(Error);
      }),
    );
    expect(() => deserialiseIndex(new Uint8Array([...bytes, 0]))).toThrow(/bytes instead of/);
  });

  it("refuses another magic number or version [B4]", () => {
    const magic = serialiseIndex(index);
    magic[0] = 0;
    expect(() => deserialiseIndex(magic)).toThrow(/magic/);
    const version = serialiseIndex(index);
    version[4] = 99;
    expect(() => deserialiseIndex(version)).toThrow(/version 99/);
  });

  it("estimates memory at no less than what it stores [B4]", () => {
    expect(indexBytes(index)).toBeGreaterThan(index.postings.byteLength + index.keys.byteLength);
  });

  it("holds an empty workspace [B4]", () => {
    const empty = buildIndex([]);
    expect(deserialiseIndex(serialiseIndex(empty))).toEqual(empty);
  });
});
