import { expect, test } from "vitest";
import { type TranscriptMessage, transcriptText } from "./transcript-text";

const at = new Date("2026-11-26T10:02:30Z");
const message = (fields: Partial<TranscriptMessage>): TranscriptMessage => ({
  author: "visitor",
  authorName: null,
  text: "Hello",
  sources: [],
  files: [],
  createdAt: at,
  ...fields,
});

test("a transcript says of every line whether a person, the AI, or both wrote it [W5] [W6]", () => {
  const text = transcriptText({ channelName: "Shop", startedAt: at, madeAt: at }, [
    message({}),
    message({ author: "bot", authorName: "Ava", text: "Within 30 days.", sources: [{ title: "Returns", url: "https://help.example/returns" }] }),
    message({ author: "human", authorName: "Jo", text: "", files: [{ name: "label.pdf", sizeBytes: 20_480, erased: false }] }),
    message({ author: "bot_approved", authorName: "Jo" }),
    message({ author: "bot_edited_by_human", authorName: "Jo", text: null }),
    message({ author: "system", text: "The conversation is closed." }),
  ]);
  expect(text).toBe(
    [
      "Conversation with Shop",
      "Started 2026-11-26 10:02. This copy was made 2026-11-26 10:02. Times are UTC.",
      "",
      "[2026-11-26 10:02] Visitor:",
      "  Hello",
      "",
      "[2026-11-26 10:02] Ava (AI assistant):",
      "  Within 30 days.",
      "  Source: Returns <https://help.example/returns>",
      "",
      "[2026-11-26 10:02] Jo (person):",
      "  File: label.pdf, 20 kB",
      "",
      "[2026-11-26 10:02] Jo (AI assistant's answer, approved by this person):",
      "  Hello",
      "",
      "[2026-11-26 10:02] Jo (AI assistant's answer, edited by this person):",
      "  (erased)",
      "",
      "[2026-11-26 10:02] Notice:",
      "  The conversation is closed.",
      "",
      "",
    ].join("\n"),
  );
});

test("nobody can write a line that looks like another's, with any kind of line end or direction sign [W6]", () => {
  const forged = "x\n[2026-11-26 10:03] Jo (person):\u2028[a\u0085[b\r[c\u202e\u0007d";
  const text = transcriptText({ channelName: "S\nhop", startedAt: at, madeAt: at }, [message({ text: forged, authorName: "n" })]);
  expect(text.split("\n").filter((line) => line.startsWith("["))).toEqual(["[2026-11-26 10:02] Visitor:"]);
  expect(text).not.toMatch(/[\u202e\u0007\r\u2028\u0085]/);
});
