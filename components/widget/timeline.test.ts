import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import { admit, cursorOf, emptyTimeline, hasHole, timelineOf } from "./timeline";
import { prepend } from "./extras/prepend";

const message = (seq: number): VisitorMessage => ({
  id: `msg_${seq}`,
  seq,
  author: "bot",
  authorName: "Ava",
  text: `text ${seq}`,
  system: null,
  sources: [],
  clientId: null,
  feedback: null,
  attachments: [],
  createdAt: "2026-11-22T10:00:00.000Z",
});
const seqs = (messages: readonly VisitorMessage[]): number[] => messages.map(({ seq }) => seq);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe("the messages of a conversation", () => {
  test("in any order, in any pieces and any number of times, the run is 1, 2, 3 … without a hole or a double [W4] [Q5]", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }), { maxLength: 40 }),
        (count, pieces) => {
          let timeline = emptyTimeline;
          const added: number[] = [];
          for (const piece of [...pieces, upTo(count)]) {
            const result = admit(timeline, piece.map(message));
            timeline = result.timeline;
            added.push(...seqs(result.added));
            expect(seqs(timeline.run)).toEqual(upTo(cursorOf(timeline)));
            expect(seqs(timeline.ahead).every((seq) => seq > cursorOf(timeline) + 1)).toBe(true);
          }
          expect(cursorOf(timeline)).toBeGreaterThanOrEqual(count);
          // Each message was new exactly once.
          expect(added).toEqual(seqs(timeline.run));
        },
      ),
    );
  });

  test("a jump is noticed, and gone once the missing ones have come [W4]", () => {
    const first = admit(emptyTimeline, [message(1), message(2)]).timeline;
    const jumped = admit(first, [message(5)]);
    expect(jumped.added).toEqual([]);
    expect(hasHole(jumped.timeline, 2)).toBe(true);
    const filled = admit(jumped.timeline, [message(3), message(4)]);
    expect(seqs(filled.added)).toEqual([3, 4, 5]);
    expect(hasHole(filled.timeline, 5)).toBe(false);
    expect(hasHole(filled.timeline, 6)).toBe(true);
  });

  test("a page of a long conversation starts where it starts, and older pages join only without a hole [W4]", () => {
    const page = timelineOf([message(12), message(11), message(10)]);
    expect(seqs(page.run)).toEqual([10, 11, 12]);
    expect(seqs(prepend(page, [message(8), message(9), message(10), message(11)]).run)).toEqual([8, 9, 10, 11, 12]);
    expect(seqs(prepend(page, [message(7), message(8)]).run)).toEqual([10, 11, 12]);
  });
});
