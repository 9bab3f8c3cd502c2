import { expect, test } from "vitest";
import { compareStored, type Compared } from "./compare-stored";

const whole: Compared = {
  acknowledged: [
    { clientId: "a", text: "one ", seq: 2 },
    { clientId: "b", text: "two", seq: 4 },
  ],
  stored: [
    { seq: 2, author: "visitor", clientId: "a", text: "one" },
    { seq: 3, author: "bot", clientId: null, text: "answer" },
    { seq: 4, author: "visitor", clientId: "b", text: "two" },
  ],
  lastSeq: 4,
  streamed: [1, 2, 3, 4],
};

test("a whole conversation has no violation [Q3] [Q5]", () => {
  expect(compareStored(whole)).toEqual([]);
});

test.each<[string, Partial<Compared>, string]>([
  ["a lost message", { stored: whole.stored.slice(0, 2), lastSeq: 3, streamed: [1, 2, 3] }, "is not stored"],
  [
    "a doubled message",
    { stored: [...whole.stored, { seq: 5, author: "visitor", clientId: "b", text: "two" }], lastSeq: 5, streamed: [1, 2, 3, 4, 5] },
    "stored 2 times",
  ],
  ["another seq than acknowledged", { acknowledged: [{ clientId: "a", text: "one", seq: 3 }, ...whole.acknowledged.slice(1)] }, "acknowledged with seq 3"],
  ["another text", { acknowledged: [{ clientId: "a", text: "won", seq: 2 }, ...whole.acknowledged.slice(1)] }, "another text"],
  ["another order", { acknowledged: [...whole.acknowledged].reverse() }, "another order"],
  ["a message that nobody was told of", { acknowledged: whole.acknowledged.slice(1) }, "nobody was told of"],
  ["a hole in the list", { stored: whole.stored.filter(({ seq }) => seq !== 3) }, "the list has seq 4 where 3 is due"],
  ["a hole in the stream", { streamed: [1, 2, 4] }, "the stream has seq 4 where 3 is due"],
  ["a stream that repeats", { streamed: [1, 2, 3, 3, 4] }, "the stream has seq 3 where 4 is due"],
  ["a stream that ends early", { streamed: [1, 2, 3] }, "the stream ends with seq 3"],
])("%s is found [Q3] [Q4] [Q5]", (_, broken, sentence) => {
  expect(compareStored({ ...whole, ...broken }).join("\n")).toContain(sentence);
});
