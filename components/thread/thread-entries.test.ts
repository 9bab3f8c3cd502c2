import { expect, test } from "vitest";
import type { DecisionSummary, ThreadMessage } from "@/lib/contracts/api/conversation";
import { threadEntries } from "./thread-entries";

let count = 0;
function message(fields: Partial<ThreadMessage>): ThreadMessage {
  count += 1;
  return {
    id: `msg_${count}`,
    seq: count,
    eventSeq: count,
    visibility: "public",
    author: "visitor",
    authorName: null,
    text: "x",
    system: null,
    sources: [],
    clientId: null,
    feedback: null,
    attachments: [],
    decision: null,
    grades: null,
    createdAt: "2026-11-20T10:00:00.000Z",
    ...fields,
  };
}
const decision: DecisionSummary = {
  id: "dec_1",
  action: "answer",
  outcome: "applied",
  reasons: [],
  confidence: null,
  sources: [],
  createdAt: "2026-11-20T10:00:00.000Z",
};

test("each day begins with a line, also when a night lies between two messages of one author [L1]", () => {
  const entries = threadEntries([message({ createdAt: "2026-11-20T23:59:00.000Z" }), message({ createdAt: "2026-11-21T00:00:30.000Z" })], "utc");
  expect(entries.map((entry) => entry.kind)).toEqual(["day", "message", "day", "message"]);
  expect(entries.flatMap((entry) => (entry.kind === "message" ? [entry.first] : []))).toEqual([true, true]);
});

test("the decision stands between the visitor's message and what followed, and every message is there once [L1]", () => {
  const asked = message({ decision });
  const answered = message({ author: "bot", authorName: "Ava" });
  const note = message({ visibility: "note", author: "human", authorName: "Jo", seq: null });
  const line = message({ author: "system" });
  const entries = threadEntries([asked, answered, note, line], "utc");
  expect(entries.map((entry) => entry.key)).toEqual([`day-${asked.id}`, asked.id, "dec_1", answered.id, note.id, line.id]);
  expect(entries.map((entry) => entry.kind)).toEqual(["day", "message", "decision", "message", "note", "system"]);
});

test("who speaks is marked again after another author, another person or five minutes [L1]", () => {
  const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, "0")}:00.000Z`;
  const entries = threadEntries(
    [
      message({ createdAt: at(0) }),
      message({ createdAt: at(4) }),
      message({ createdAt: at(10) }),
      message({ createdAt: at(11), author: "human", authorName: "Jo" }),
      message({ createdAt: at(12), author: "human", authorName: "Mia" }),
    ],
    "utc",
  );
  expect(entries.flatMap((entry) => (entry.kind === "message" ? [entry.first] : []))).toEqual([true, false, true, true, true]);
});
