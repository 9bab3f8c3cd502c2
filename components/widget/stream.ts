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
const suspiciousSilenceMs = 25_000;

export interface Stream {
  start(): void;
  stop(): void;
  /** The page woke up or the network came back: do not wait for the next try. */
  nudge(): void;
}

export function createStream(parts: {
  open: (signal: AbortSignal) => Promise<Response>;
  /** A gap's promise is awaited before the stream connects anew. */
  onFrame: (frame: VisitorFrame) => void | Promise<void>;
  onUp: () => void;
  /** With the number of tries that failed in a row. */
  onDown: (failures: number) => void;
  /** The server refuses this stream for good: token, conversation or origin. */
  onRefused: (failure: Failure) => void;
}): Stream {
  let run: AbortController | null = null;
  let connection: AbortController | null = null;
  let wake: (() => void) | null = null;
  let heardMs = 0;

  /** Reads to the end. Gives the pause that the server asked for before the next connection; null when it just ended. */
  async function read(response: Response): Promise<number | null> {
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    const parse = createSseParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return null;
      heardMs = Date.now();
      for (const { event, data } of parse(decoder.decode(value, { stream: true }))) {
        const frame = { event, data: JSON.parse(data) } as VisitorFrame;
        if (frame.event === "bye") {
          void reader.cancel();
          return frame.data.reconnectInMs;
        }
        await parts.onFrame(frame);
        if (frame.event === "gap") {
          void reader.cancel();
          return null;
        }
      }
    }
  }

  async function loop(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const current = new AbortController();
      connection = current;
      heardMs = Date.now();
      const watch = setInterval(() => {
        if (Date.now() - heardMs > silenceMs) current.abort();
      }, 10_000);
      let pauseMs: number | null = null;
      try {
        const response = await parts.open(current.signal);
        if (response.ok && response.body) {
          failures = 0;
          parts.onUp();
          pauseMs = await read(response);
        } else {
          const failure = await failureOf(response);
          if (!isTemporary(failure)) {
            clearInterval(watch);
            if (!signal.aborted) {
              run = null;
              parts.onRefused(failure);
            }
            return;
          }
          pauseMs = failure.retryAfterMs;
        }
      } catch {
        // A broken connection, or a frame that is not JSON: connect again from the cursor.
      }
      clearInterval(watch);
      current.abort();
      if (signal.aborted) return;
      if (pauseMs === null) {
        failures += 1;
        parts.onDown(failures);
      }
      const ms = pauseMs ?? backoffMs(failures, Math.random());
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    }
  }

  return {
    start() {
      if (run) return;
      run = new AbortController();
      void loop(run.signal);
    },
    stop() {
      run?.abort();
      run = null;
      connection?.abort();
      wake?.();
    },
    nudge() {
      if (wake) wake();
      else if (run && Date.now() - heardMs > suspiciousSilenceMs) connection?.abort();
    },
  };
}
