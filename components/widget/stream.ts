/**
 * Keeps one event stream of the conversation open for as long as it is wanted: reconnects from the last seq without a
 * hole, notices a connection that is dead but not closed (sleep, a changed network), and ends when the server refuses.
 */
import type { VisitorFrame } from "@/lib/contracts/widget/stream";
import type { Failure } from "./api";
import { failureOf, isTemporary } from "./api";
import { backoffMs } from "./backoff";
import { createSseParser } from "./sse";

/** Servers send at least a comment more often than this; longer silence is a dead connection. */
const silenceMs = 60_000;
/** After waking up, this much silence is enough to doubt the connection. */
const doubtMs = 25_000;

export interface Stream {
  start(): void;
  stop(): void;
  /** The page woke up or the network came back: do not wait for the next try. */
  nudge(): void;
}

export function createStream(parts: {
  open: (signal: AbortSignal) => Promise<Response>;
  onFrame: (frame: VisitorFrame) => void;
  /** The stream stands (0), or so many tries failed in a row. */
  onLink: (failures: number) => void;
  /** The server refuses this stream for good: token, conversation or origin. */
  onRefused: (failure: Failure) => void;
}): Stream {
  let run: AbortController | null = null;
  let connection: AbortController | undefined;
  let wake: (() => void) | undefined;
  let heardMs = 0;

  const silentFor = (ms: number): boolean => Date.now() - heardMs > ms;

  /** Reads to the end, or to the frame that announces it. Gives the pause that the server asked for. */
  async function read(body: ReadableStream<Uint8Array>): Promise<number | null> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parse = createSseParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      heardMs = Date.now();
      for (const { event, data } of parse(decoder.decode(value, { stream: true }))) {
        const frame = { event, data: JSON.parse(data) } as VisitorFrame;
        if (frame.event === "bye") return frame.data.reconnectInMs;
        parts.onFrame(frame);
      }
    }
  }

  async function loop({ signal }: AbortController): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      const current = (connection = new AbortController());
      heardMs = Date.now();
      const watch = setInterval(() => silentFor(silenceMs) && current.abort(), doubtMs);
      let pauseMs: number | null = null;
      let refused: Failure | undefined;
      try {
        const response = await parts.open(current.signal);
        if (response.ok) {
          failures = 0;
          parts.onLink(0);
          pauseMs = await read(response.body!);
        } else {
          const failure = await failureOf(response);
          pauseMs = failure.retryAfterMs;
          if (!isTemporary(failure)) refused = failure;
        }
      } catch {
        // A broken connection, or a frame that is not JSON: connect again from the cursor.
      }
      clearInterval(watch);
      current.abort();
      if (signal.aborted) return;
      if (refused) {
        run = null;
        return parts.onRefused(refused);
      }
      failures += 1;
      if (pauseMs === null) parts.onLink(failures);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pauseMs ?? backoffMs(failures, Math.random()));
      });
      wake = undefined;
    }
  }

  return {
    start() {
      if (!run) void loop((run = new AbortController()));
    },
    stop() {
      run?.abort();
      run = null;
      connection?.abort();
      wake?.();
    },
    nudge() {
      if (wake) wake();
      else if (silentFor(doubtMs)) connection?.abort();
    },
  };
}
