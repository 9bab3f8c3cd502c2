import { expect, test } from "vitest";
import { readCases, readKnowledge } from "./read-files";

const jsonl = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join("\n");

test("questions keep their right article; none means out of scope, and no field means unknown [D3]", () => {
  const cases = readCases(jsonl({ id: "q1", text: " How long? ", gold: "a1" }, { id: "q2", text: "Why?", gold: null }, { id: "q3", text: "Who?" }));
  expect(cases.map(({ gold }) => gold)).toEqual([["a1"], [], null]);
  expect(cases[0]).toMatchObject({ id: "q1", group: null, kind: "question", turns: [{ role: "visitor", text: "How long?" }] });
});

test("a conversation's turns keep their order and its collection decides the workspace [D3]", () => {
  const [one] = readCases(
    jsonl({
      id: "c",
      collection: "fiqa",
      conversation: [
        { role: "user", text: "A" },
        { role: "agent", text: "B" },
        { role: "user", text: "C" },
      ],
      gold: ["x", "y"],
    }),
  );
  expect(one).toEqual({
    id: "c",
    group: "fiqa",
    kind: "question",
    gold: ["x", "y"],
    turns: [
      { role: "visitor", text: "A" },
      { role: "agent", text: "B" },
      { role: "visitor", text: "C" },
    ],
  });
});

test("a dialogue ends with the agent's answer and begins with the visitor [D3]", () => {
  const [one] = readCases(
    jsonl({
      id: "d",
      turns: [
        { role: "agent", text: "Hi" },
        { role: "customer", text: "Help" },
        { role: "customer", text: " " },
      ],
      agent_answer: "Done",
    }),
  );
  expect(one).toMatchObject({
    kind: "dialogue",
    gold: null,
    turns: [
      { role: "visitor", text: "Help" },
      { role: "agent", text: "Done" },
    ],
  });
});

test("a line that is none of these is named [D3]", () => {
  expect(() => readCases(`${jsonl({ id: "q", text: "a" })}\n{"id":1}`)).toThrow("Line 2");
  expect(() => readCases("no json")).toThrow("Line 1 is not a JSON object");
});

test("articles may have only example questions, and a domain stands for a collection [B2]", () => {
  expect(readKnowledge(jsonl({ id: 7, title: "t", domain: "cards", exemplars: ["a", ""] }))).toEqual([
    { id: "7", title: "t", body: "", exemplars: ["a"], collection: "cards" },
  ]);
  expect(() => readKnowledge(jsonl({ title: "t" }))).toThrow("has no id");
});
