/**
 * Holds one connection to the console's event stream for as long as the signal lasts: connects, reads frames, resumes after the newest one seen,
 * waits longer after each failure. Without a cursor it asks for a full read once it is connected, because nobody knows what was missed.
 */
import { splitFrames } from "./stream-frame";
import type { StreamFrame } from "./stream-frame";

const firstWaitMs = 800;
const longestWaitMs = 30_000;
/** A server sends something at least this often; a longer silence is a dead connection. */
const silenceMs = 75_000;

export type StreamState = "connecting" | "live" | "offline";

export type StreamSession = {
  slug: string;
  /** The newest seq that was seen by this browser; null when none was. */
  cursor(): number | null;
  onFrame(frame: StreamFrame): void;
  onState(state: StreamState): void;
  /** 401, 403 or 404: there is no stream for this member any more. */
  onRefused(status: number): void;
};

export async function readStream(session: StreamSession, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    session.onState(failures === 0 ? "connecting" : "offline");
    const end = await connectOnce(session, signal, () => {
      failures = 0;
    });
    if (signal.aborted) return;
    if (end.kind === "refused") {
      session.onRefused(end.status);
      return;
    }
    if (end.kind === "lost") failures += 1;
    const waitMs = end.kind === "bye" ? end.reconnectInMs : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - 1, 6)) * (0.7 + 0.6 * Math.random());
    await pause(waitMs, signal);
  }
}

type End = { kind: "bye"; reconnectInMs: number } | { kind: "lost" } | { kind: "refused"; status: number };

async function connectOnce(session: StreamSession, signal: AbortSignal, onLive: () => void): Promise<End> {
  const attempt = new AbortController();
  const abort = () => attempt.abort();
  signal.addEventListener("abort", abort);
  // The browser often knows sooner than a silent socket that the network is gone.
  window.addEventListener("offline", abort);
  let watchdog = setTimeout(abort, silenceMs);
  try {
    const cursor = session.cursor();
    const headers: Record<string, string> = { accept: "text/event-stream", "handrail-workspace": session.slug };
    if (cursor !== null) headers["last-event-id"] = String(cursor);
    const response = await fetch("/api/v1/stream", { headers, credentials: "same-origin", cache: "no-store", signal: attempt.signal });
    if ([401, 403, 404].includes(response.status)) return { kind: "refused", status: response.status };
    if (!response.ok || !response.body) return { kind: "lost" };
    onLive();
    session.onState("live");
    if (cursor === null) session.onFrame({ kind: "gap", next: null });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { kind: "lost" };
      clearTimeout(watchdog);
      watchdog = setTimeout(abort, silenceMs);
      const split = splitFrames(rest + value);
      rest = split.rest;
      for (const frame of split.frames) {
        if (frame.kind === "bye") return frame;
        session.onFrame(frame);
      }
    }
  } catch {
    return { kind: "lost" };
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener("abort", abort);
    window.removeEventListener("offline", abort);
    attempt.abort();
  }
}

/** Ends early when the signal aborts, and when the network is back or the tab is looked at again. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", done);
  });
}
