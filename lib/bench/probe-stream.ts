/** What an open stream notices while something else is done: an agent writes to a visitor again and again, and the time to the stream is taken. */
import { randomUUID } from "node:crypto";
import { makeVisitor } from "./bench-app";
import { latencies } from "./figures";
import { expectOk, openStream, send } from "./http-client";

export type StreamProbe = { during(work: () => Promise<void>): Promise<ReturnType<typeof latencies>>; close(): void };

export async function probeStream(url: string, place: { channelKey: string }, headers: Record<string, string>): Promise<StreamProbe> {
  const visitor = await makeVisitor(url, place.channelKey);
  const write = () =>
    expectOk(send(url, "POST", `/api/v1/conversations/${visitor.conversationId}/messages`, { clientId: randomUUID(), text: "One moment, please." }, headers));
  await write();
  let arrived: (() => void) | null = null;
  const stream = await openStream(
    url,
    `/api/widget/v1/conversations/${visitor.conversationId}/stream`,
    { ...visitor.headers, "last-event-id": "1000000" },
    (event) => event === "message" && arrived?.(),
  );
  return {
    async during(work) {
      const taken: number[] = [];
      let done = false;
      const working = work().finally(() => (done = true));
      while (!done) {
        const sentAt = performance.now();
        const came = new Promise<void>((resolve) => (arrived = resolve)).then(() => taken.push(performance.now() - sentAt));
        await Promise.all([write(), came]);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await working;
      return latencies(taken);
    },
    close: () => stream.close(),
  };
}
