import { expect, test } from "vitest";
import { replayDecision } from "@/lib/core/escalation/replay-decision";
import { withSnapshot } from "@/lib/db/seal";
import { verifyRows } from "@/lib/events/verify-rows";
import { getDecisionStory } from "@/lib/features/audit/get-decision-story";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import type { DecisionId } from "@/lib/core/kernel/ids";
import { testDatabase } from "@/lib/testing/database";
import { makeVisitor, makeWorld, say } from "@/lib/testing/world";

const database = await testDatabase();

const zeroWidth = "\u200b\u200c\u200d\u2060\ufeff";
const odd = {
  "4,000 characters of words": "My tent tore in the wind. ".repeat(160).slice(0, 4_000),
  "4,000 characters of one word": "a".repeat(4_000),
  "4,000 characters beyond the basic plane": "\u{1f9e1}".repeat(2_000),
  "emoji alone": "😡😡😡🤬",
  "a family of emoji and flags": "👩‍👩‍👧‍👦 🇳🇴 🏳️‍🌈",
  "mixed scripts": "Wo ist моя палатка テントはどこ أين خيمتي?",
  "a word of two alphabets": "How long do I have to rеturn a tеnt?",
  "zero-width characters alone": zeroWidth,
  "a question with zero-width characters in it": `How long${zeroWidth} do I have to re${zeroWidth}turn a tent?`,
  "right-to-left overrides": "\u202eHow long do I have to return a tent?\u202c",
  "combining marks": `Z${"\u0300".repeat(500)}algo`,
  code: "```js\nconst tent = await fetch('/api/v1/orders');\nif (!tent) throw new Error(\"lost\");\n```",
  SQL: "'; DROP TABLE message; -- where is my tent",
  markup: "<script>alert(1)</script><img src=x onerror=alert(1)> <b>Where</b> is my tent?",
  templates: "{{constructor.constructor('return process')()}} ${7*7} %s %n",
  "30 questions": Array.from({ length: 30 }, (_, at) => `How long do I have to return tent ${at + 1}?`).join(" "),
  "punctuation alone": "?!?!... ---",
  "white space and a letter": " \n\t \u3000x\u00a0 ",
  digits: "0".repeat(300),
};

test("whatever a visitor writes is decided once with every signal a number or nothing, is read back by agents and the log as it was said, and is decided the same when replayed [E10] [Q13]", async () => {
  const world = await makeWorld();
  for (const [what, text] of Object.entries(odd)) {
    const { visitor, conversationId } = await makeVisitor(world);
    const { decision } = await say(visitor, conversationId, text);
    expect(decision, what).not.toBeNull();
    const { rows } = await database.owner.query<{
      id: DecisionId;
      action: string;
      reasons: { code: string }[];
      signals: Record<string, unknown>;
      policy: unknown;
    }>("SELECT id, action, reasons, signals, policy FROM decision WHERE conversation_id = $1", [conversationId]);
    expect(rows, what).toHaveLength(1);
    const [row] = rows;
    if (!row) continue;
    expect(["answer", "clarify", "handoff"], what).toContain(row.action);
    expect(row.reasons.length, what).toBeGreaterThan(0);
    expect(JSON.stringify(row.signals), what).not.toMatch(/NaN|Infinity/);
    expect(replayDecision(row), what).toEqual({ kind: "same" });
    await expect(getDecisionStory(world.owner, row.id), what).resolves.toBeTruthy();
    const { messages } = (await getConversation(world.owner, conversationId)) as unknown as { messages: { author: string; text: string }[] };
    expect(messages.find(({ author }) => author === "visitor")?.text, what).toBe(text);
  }
  expect(await withSnapshot(world.workspaceId, verifyRows)).toBeNull();
});
