/** Questions of one visitor, one after the other: from the post to the bot's reply on the stream. */
import { randomUUID } from "node:crypto";
import type { BenchVisitor } from "./bench-app";
import { openStream, send } from "./http-client";

const patienceMs = 30_000;

/** Milliseconds from the post to its answer, and to the bot's reply. */
export type Asked = { storedMs: number; replyMs: number };

/** Asks until `endAt` (of performance.now). Throws when the bot hands over or says nothing: what a person answers later is no figure. */
export async function askBot(url: string, visitor: BenchVisitor, questions: readonly string[], endAt = Infinity): Promise<Asked[]> {
  const path = `/api/widget/v1/conversations/${visitor.conversationId}`;
  const asked: Asked[] = [];
  let heard: (problem: string | null) => void = () => undefined;
  const stream = await openStream(url, `${path}/stream`, { ...visitor.headers, "last-event-id": "1" }, (event, data) => {
    if (event !== "message") return;
    if (data.includes('"author":"bot"')) heard(null);
    else if (data.includes("handoff_")) heard(`the bot handed over: ${data.slice(0, 300)}`);
  });
  try {
    for (const text of questions) {
      const startedAt = performance.now();
      if (startedAt >= endAt) break;
      const reply = new Promise<string | null>((resolve) => (heard = resolve));
      const timer = setTimeout(() => heard("the bot said nothing"), patienceMs);
      const sent = await send(url, "POST", `${path}/messages`, { clientId: randomUUID(), text }, visitor.headers);
      if (sent.status !== 201) throw new Error(`a message was refused: ${sent.status} ${JSON.stringify(sent.body)}`);
      const storedMs = performance.now() - startedAt;
      const problem = await reply.finally(() => clearTimeout(timer));
      if (problem) throw new Error(`${problem} (asked: ${text})`);
      asked.push({ storedMs, replyMs: performance.now() - startedAt });
    }
  } finally {
    stream.close();
  }
  return asked;
}
