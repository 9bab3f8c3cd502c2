/** Follows a conversation as the widget does: resumes by Last-Event-ID after every cut, drops what comes twice, and believes nothing else. */
import type { VisitorClient } from "../fixtures/client";
import { pause } from "./stage";

export type Follower = {
  /** Seqs in the order of their first arrival. */
  seqs: number[];
  last(): number;
  /** Explicit gaps: the list was read instead. */
  gaps: number;
  repeats: number;
  connections: number;
  /** What must never happen: a number was skipped and nothing said so. */
  holes: string[];
  stop(): Promise<void>;
};

/** `urls`: each connection goes to the next one. */
export function followAsVisitor(visitor: VisitorClient, urls: readonly string[]): Follower {
  const ending = new AbortController();
  let last = 0;
  const follower: Follower = { seqs: [], last: () => last, gaps: 0, repeats: 0, connections: 0, holes: [], stop: async () => undefined };

  function take(frame: Frame): void {
    if (frame.event === "gap") {
      const { next } = JSON.parse(frame.data) as { next: number };
      follower.gaps += 1;
      last = Math.max(last, next - 1);
    }
    if (frame.event !== "message" || frame.id === null) return;
    if (frame.id <= last) {
      follower.repeats += 1;
      return;
    }
    if (frame.id !== last + 1) follower.holes.push(`${frame.id} came after ${last}`);
    last = frame.id;
    follower.seqs.push(frame.id);
  }

  async function connectOnce(url: string): Promise<void> {
    const response = await fetch(`${url}/api/widget/v1/conversations/${visitor.conversationId}/stream`, {
      headers: { authorization: `Bearer ${visitor.token}`, ...(last === 0 ? {} : { "last-event-id": String(last) }) },
      signal: ending.signal,
    });
    if (response.status === 429) return pause(Number(response.headers.get("retry-after") ?? "1") * 200);
    if (!response.ok || !response.body) throw new Error(`the stream answered ${response.status}`);
    follower.connections += 1;
    let buffer = "";
    for await (const part of response.body.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
      buffer += part;
      const frames = buffer.split("\n\n");
      // What a cut leaves unfinished is not a frame.
      buffer = frames.pop() ?? "";
      for (const text of frames) take(parse(text));
    }
  }

  const running = (async () => {
    for (let attempt = 0; !ending.signal.aborted; attempt += 1) {
      await connectOnce(urls[attempt % urls.length] ?? "").catch(() => undefined);
      await pause(10);
    }
  })();
  follower.stop = () => {
    ending.abort();
    return running;
  };
  return follower;
}

type Frame = { event: string; data: string; id: number | null };

function parse(text: string): Frame {
  const frame: Frame = { event: "message", data: "", id: null };
  for (const line of text.split("\n")) {
    const colon = line.indexOf(": ");
    const [name, value] = [line.slice(0, colon), line.slice(colon + 2)];
    if (name === "event") frame.event = value;
    if (name === "data") frame.data += value;
    if (name === "id") frame.id = Number(value);
  }
  return frame;
}
