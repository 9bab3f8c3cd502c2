/** Holds a conversation's stream as a browser does: resumes after the newest seq that was seen, and remembers what came, in the order it came. */
import { setTimeout as pause } from "node:timers/promises";
import type { VisitorMessage } from "@/lib/contracts/widget/conversation";
import { createSseReader } from "./read-sse";

export type Received = { message: VisitorMessage; at: number };

export type FollowedStream = {
  received: readonly Received[];
  /** Explicit gaps that the server told. */
  gaps: number;
  reconnects: number;
  /** Looks at what came and what comes until something is found; null after the limit. */
  until: <T>(find: (received: readonly Received[]) => T | null | undefined, limitMs: number) => Promise<T | null>;
};

/** The stream lives until the signal aborts. */
export function followStream(url: string, headers: Record<string, string>, signal: AbortSignal): FollowedStream {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const followed: FollowedStream = {
    received,
    gaps: 0,
    reconnects: 0,
    until: async (find, limitMs) => {
      const end = performance.now() + limitMs;
      for (;;) {
        const found = find(received);
        if (found !== null && found !== undefined) return found;
        const left = end - performance.now();
        if (left <= 0 || signal.aborted) return null;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            clearTimeout(timer);
            resolve();
          };
          const timer = setTimeout(wake, left);
          waiting.add(wake);
        });
      }
    },
  };
  const take = (message: VisitorMessage): void => {
    received.push({ message, at: performance.now() });
    for (const wake of [...waiting]) wake();
  };
  void hold(url, headers, signal, followed, take).finally(() => {
    for (const wake of [...waiting]) wake();
  });
  return followed;
}

async function hold(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  followed: FollowedStream,
  take: (message: VisitorMessage) => void,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    if (attempt > 0) followed.reconnects += 1;
    const waitMs = await connect(url, headers, signal, followed, take);
    if (signal.aborted) return;
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

/** One connection; gives the pause in milliseconds before the next one. */
async function connect(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  followed: FollowedStream,
  take: (message: VisitorMessage) => void,
): Promise<number> {
  try {
    const cursor = followed.received.at(-1)?.message.seq ?? 0;
    const response = await fetch(url, { headers: { ...headers, accept: "text/event-stream", "last-event-id": String(cursor) }, signal });
    if (response.status === 429) return Math.max(200, Number(response.headers.get("retry-after") ?? "1") * 1000);
    if (!response.ok || !response.body) return 1000;
    const read = createSseReader();
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      for (const { event, data } of read(chunk)) {
        const body = JSON.parse(data) as { message: VisitorMessage; reconnectInMs?: number };
        if (event === "message") take(body.message);
        else if (event === "gap") followed.gaps += 1;
        else if (event === "bye") return body.reconnectInMs ?? 0;
      }
    }
  } catch {
    // A lost connection: the next one resumes after the newest seq.
  }
  return 200 + Math.random() * 300;
}
