import { expect, test } from "vitest";
import fc from "fast-check";
import { splitFrames } from "./stream-frame";

const fact = {
  type: "message.created",
  subjectType: "message",
  subjectId: "msg_1",
  conversationId: "cnv_1",
  actorKind: "visitor",
  actorId: "vis_1",
  occurredAt: "2026-01-01T00:00:00.000Z",
};
const wire = `: hello\n\nid: 7\nevent: fact\ndata: ${JSON.stringify(fact)}\n\nevent: hint\ndata: {"conversationId":"cnv_2"}\n\nevent: typing\ndata: {"conversationId":"cnv_2","author":"visitor","typing":true}\n\nevent: gap\ndata: {"after":7,"next":90}\n\nevent: bye\ndata: {"reconnectInMs":250}\n\n`;

test("every kind of frame is read, comments are not frames [Q5]", () => {
  expect(splitFrames(wire)).toEqual({
    frames: [
      { kind: "fact", seq: 7, fact },
      { kind: "hint", conversationId: "cnv_2" },
      { kind: "typing", conversationId: "cnv_2", author: "visitor", typing: true },
      { kind: "gap", next: 90 },
      { kind: "bye", reconnectInMs: 250 },
    ],
    rest: "",
  });
});

test("the frames are the same wherever the network cuts the stream [Q5]", () => {
  const whole = splitFrames(wire).frames;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: wire.length }), { maxLength: 12 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), wire.length];
      let rest = "";
      const frames = edges.slice(1).flatMap((edge, index) => {
        const split = splitFrames(rest + wire.slice(edges[index], edge));
        rest = split.rest;
        return split.frames;
      });
      expect(frames).toEqual(whole);
    }),
  );
});

test("a frame that cannot be read is left out and the next one still comes", () => {
  expect(splitFrames("event: fact\nid: x\ndata: {}\n\nevent: hint\ndata: {broken\n\nevent: gap\ndata: {}\n\n").frames).toEqual([{ kind: "gap", next: null }]);
});
