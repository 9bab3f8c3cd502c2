"use client";
/**
 * Keeps the screens of a workspace up to date. The tabs of a browser elect one that holds the stream (Web Locks); it passes each frame on
 * (BroadcastChannel), and another tab takes over where it stopped when it closes. Where either is missing, as on plain http, each tab streams alone.
 */
import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { keysOfConversation, keysOfEvent } from "./event-keys";
import { queryKeys } from "./query-keys";
import { readStream } from "./read-stream";
import type { StreamState } from "./read-stream";
import type { StreamFrame } from "./stream-frame";
import type { TypingHeard } from "./use-typing";

/** Facts that arrive together are answered by one round of requests. */
const gatherMs = 60;
/** Frames that the holder keeps for tabs that open later. */
const keptFrames = 500;

export type EventStreamOptions = {
  slug: string;
  /** Tabs of different members never share a stream. */
  memberId: string;
  /** Called when the member may not stream any more (signed out, deactivated). */
  onRefused: (status: number) => void;
};

type TabMessage = { kind: "frame"; frame: StreamFrame } | { kind: "state"; state: StreamState } | { kind: "hello"; cursor: number | null };

/** Starts the stream and says how the connection is. Call it once, in the workspace's shell. */
export function useEventStream({ slug, memberId, onRefused }: EventStreamOptions): StreamState {
  const queryClient = useQueryClient();
  const [state, setState] = useState<StreamState>("connecting");

  useEffect(() => {
    const stop = new AbortController();
    const invalidate = gathered(queryClient);
    const cursor = oldestCursor(queryClient, slug);
    let newest = cursor;
    let holding = false;
    const kept: Extract<StreamFrame, { kind: "fact" }>[] = [];
    const name = `handrail-stream-${slug}-${memberId}`;
    const shared = "locks" in navigator && "BroadcastChannel" in window;
    const tabs = shared ? new BroadcastChannel(name) : null;

    const take = (frame: StreamFrame) => {
      if (frame.kind === "hint") invalidate(keysOfConversation(slug, frame.conversationId));
      else if (frame.kind === "typing")
        queryClient.setQueryData(queryKeys.typing(slug, frame.conversationId), {
          author: frame.author,
          typing: frame.typing,
          heardAtMs: Date.now(),
        } satisfies TypingHeard);
      else if (frame.kind === "gap") {
        if (frame.next !== null) newest = frame.next - 1;
        invalidate([[slug]]);
      } else if (frame.kind === "fact" && (newest === null || frame.seq > newest)) {
        newest = frame.seq;
        invalidate(keysOfEvent(slug, frame.fact));
      }
    };
    const hold = (signal: AbortSignal) => {
      holding = true;
      return readStream(
        {
          slug,
          cursor: () => newest,
          onFrame: (frame) => {
            take(frame);
            if (frame.kind === "fact" && kept.push(frame) > keptFrames) kept.shift();
            tabs?.postMessage({ kind: "frame", frame } satisfies TabMessage);
          },
          onState: (next) => {
            setState(next);
            tabs?.postMessage({ kind: "state", state: next } satisfies TabMessage);
          },
          onRefused,
        },
        signal,
      );
    };
    const answerHello = (from: number | null) => {
      const oldest = kept[0]?.seq;
      const missed = from !== null && (from === newest || (oldest !== undefined && oldest <= from + 1)) ? kept.filter((frame) => frame.seq > from) : null;
      const frames: StreamFrame[] = missed ?? [{ kind: "gap", next: null }];
      for (const frame of frames) tabs?.postMessage({ kind: "frame", frame } satisfies TabMessage);
    };

    if (tabs) {
      tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => {
        if (data.kind === "hello") {
          if (holding) answerHello(data.cursor);
        } else if (!holding) {
          if (data.kind === "state") setState(data.state);
          else {
            setState("live");
            take(data.frame);
          }
        }
      };
      tabs.postMessage({ kind: "hello", cursor } satisfies TabMessage);
      navigator.locks
        .request(name, { signal: stop.signal }, () => hold(stop.signal))
        .catch((error: unknown) => {
          if (!stop.signal.aborted) throw error;
        });
    } else {
      void hold(stop.signal);
    }
    return () => {
      stop.abort();
      tabs?.close();
    };
  }, [queryClient, slug, memberId, onRefused]);

  return state;
}

/** Where the stream must begin to miss nothing of what the page was loaded with; null when that is not known, and everything is read anew. */
function oldestCursor(queryClient: QueryClient, slug: string): number | null {
  const loaded = queryClient.getQueryCache().findAll({ queryKey: [slug] });
  const cursors = loaded.flatMap((query) => cursorsIn(query.state.data));
  return cursors.length > 0 ? Math.min(...cursors) : null;
}

function cursorsIn(data: unknown): number[] {
  if (typeof data !== "object" || data === null) return [];
  const { streamCursor, pages } = data as { streamCursor?: unknown; pages?: unknown };
  if (Array.isArray(pages)) return pages.flatMap(cursorsIn);
  return typeof streamCursor === "number" ? [streamCursor] : [];
}

/** Collects keys for a moment, then invalidates each once. */
function gathered(queryClient: QueryClient): (keys: QueryKey[]) => void {
  const waiting = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  return (keys) => {
    for (const key of keys) waiting.set(JSON.stringify(key), key);
    timer ??= setTimeout(() => {
      timer = null;
      const batch = [...waiting.values()];
      waiting.clear();
      for (const queryKey of batch) void queryClient.invalidateQueries({ queryKey });
    }, gatherMs);
  };
}
