import { expect, test } from "vitest";
import { createSseReader } from "./read-sse";

test("frames come out whole however the chunks are cut, with LF and CRLF, and comments give nothing [Q5]", () => {
  const text = ': heartbeat\r\n\r\nid: 1\r\nevent: message\r\ndata: {"a":1}\r\n\r\nevent: bye\ndata: {}\n\n';
  for (let size = 1; size <= text.length; size += 1) {
    const read = createSseReader();
    const frames = Array.from({ length: Math.ceil(text.length / size) }, (_, place) => text.slice(place * size, (place + 1) * size)).flatMap(read);
    expect(frames, `chunks of ${size}`).toEqual([
      { event: "message", data: '{"a":1}' },
      { event: "bye", data: "{}" },
    ]);
  }
});
