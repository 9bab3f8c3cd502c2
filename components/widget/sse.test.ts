import fc from "fast-check";
import { expect, test } from "vitest";
import { createSseParser } from "./sse";

const stream = ': beat\n\nid: 1\nevent: message\ndata: {"a":"日本\u2028"}\n\nevent: state\r\ndata: one\r\ndata:two\r\n\r\n: beat\n\ndata\n\n';
const frames = [
  { event: "message", data: '{"a":"日本\u2028"}' },
  { event: "state", data: "one\ntwo" },
  { event: "message", data: "" },
];

test("wherever the network cuts a stream, the same frames come out of it [W4] [Q5]", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: stream.length })), (cuts) => {
      const parse = createSseParser();
      const ends = [...cuts, stream.length].sort((a, b) => a - b);
      const found = ends.flatMap((end, index) => parse(stream.slice(ends[index - 1] ?? 0, end)));
      expect(found).toEqual(frames);
    }),
  );
});

test("a frame that is not complete is not given [W4]", () => {
  expect(createSseParser()("event: message\ndata: {}\n")).toEqual([]);
});
