/** A visitor's browser without its window: session, conversation, messages with ids of its own, and the stream of the conversation. */
import { randomUUID } from "node:crypto";
import type { ConversationResponse, SessionResponse, VisitorMessage } from "@/lib/contracts/widget/conversation";
import { callApi, requireOk, type Traffic } from "./call-api";
import { followStream, type FollowedStream } from "./follow-stream";

export type Acknowledged = { clientId: string; text: string; seq: number; storedMs: number; postedAt: number };

export type VisitorClient = {
  conversationId: string;
  stream: FollowedStream;
  acknowledged: Acknowledged[];
  /** Resolves when the server has stored it. Throws when it is refused. */
  say: (text: string) => Promise<Acknowledged>;
  /** All messages but the first line, read by pages from the list, not from the stream. */
  readStored: () => Promise<{ messages: VisitorMessage[]; lastSeq: number }>;
};

export async function openChat(url: string, channelKey: string, traffic: Traffic, signal: AbortSignal): Promise<VisitorClient> {
  const base = `${url}/api/widget/v1`;
  const session = await callApi({ method: "POST", url: `${base}/sessions`, body: { channelKey, locale: "en" } }, traffic);
  const { visitorToken } = requireOk<SessionResponse>(session, "No session");
  const headers = { authorization: `Bearer ${visitorToken}` };
  const started = await callApi({ method: "POST", url: `${base}/conversations`, headers, body: { clientId: randomUUID() } }, traffic);
  const { conversation } = requireOk<ConversationResponse>(started, "No conversation");
  const address = `${base}/conversations/${conversation.id}`;
  const acknowledged: Acknowledged[] = [];

  return {
    conversationId: conversation.id,
    stream: followStream(`${address}/stream`, headers, signal),
    acknowledged,
    say: async (text) => {
      const clientId = randomUUID();
      const postedAt = performance.now();
      const answer = await callApi({ method: "POST", url: `${address}/messages`, headers, body: { clientId, text } }, traffic);
      const { message } = requireOk<{ message: VisitorMessage }>(answer, "A message was refused");
      const stored = { clientId, text, seq: message.seq, storedMs: performance.now() - postedAt, postedAt };
      acknowledged.push(stored);
      return stored;
    },
    readStored: async () => {
      const messages: VisitorMessage[] = [];
      // After 0 would give the newest page; the first line is the product's own.
      for (let after = 1; ;) {
        const page = requireOk<ConversationResponse>(
          await callApi({ method: "GET", url: `${address}?after=${after}`, headers }, traffic),
          "The conversation cannot be read",
        );
        messages.push(...page.messages);
        const newest = page.messages.at(-1)?.seq;
        if (newest === undefined) return { messages, lastSeq: page.conversation.lastSeq };
        after = newest;
      }
    },
  };
}
