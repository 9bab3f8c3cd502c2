/** A visitor who sends each message again, to any server, until it is acknowledged: what the widget's outgoing queue does. */
import { randomUUID } from "node:crypto";
import type { VisitorClient } from "../fixtures/client";
import { pause } from "./stage";

/** One message that the product has promised to keep. */
export type Acknowledged = {
  conversationId: string;
  clientId: string;
  text: string;
  messageId: string;
  seq: number;
  attempts: number;
  /** Status of each attempt before; 0 for none. */ refusals: number[];
};

/** `urls`: tried in turn. Throws when nobody acknowledges within the limit, or an answer is neither a promise nor a "try again". */
export async function insist(
  visitor: VisitorClient,
  urls: readonly string[],
  text: string,
  limitMs = 180_000,
  clientId: string = randomUUID(),
): Promise<Acknowledged> {
  let last = "";
  const startedAt = Date.now();
  const refusals: number[] = [];
  for (let attempts = 1, end = startedAt + limitMs; Date.now() < end; attempts += 1) {
    const url = urls[attempts % urls.length] ?? "";
    const answer = await post(visitor, url, { clientId, text });
    if (answer.status === 201) {
      const { id, seq } = answer.body.message;
      return { conversationId: visitor.conversationId, clientId, text, messageId: id, seq, attempts, refusals };
    }
    refusals.push(answer.status);
    last = `${answer.status} ${JSON.stringify(answer.body)}`;
    if (answer.status !== 0 && answer.status !== 429 && answer.status < 500) break;
    await pause(answer.status === 429 ? 500 : 60);
  }
  throw new Error(`not acknowledged within ${Date.now() - startedAt} ms: ${last}, tries: ${refusals.join(" ")}`);
}

async function post(
  visitor: VisitorClient,
  url: string,
  body: { clientId: string; text: string },
): Promise<{ status: number; body: { message: { id: string; seq: number } } }> {
  try {
    const response = await fetch(`${url}/api/widget/v1/conversations/${visitor.conversationId}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${visitor.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: response.status, body: (await response.json()) as never };
  } catch {
    return { status: 0, body: {} as never };
  }
}
