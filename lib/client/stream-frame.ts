/** Reads a console stream (text/event-stream over fetch) into frames. Pure but for the reader that it is given. */

import type { ConsoleFrame } from "@/lib/contracts/stream/console";

type DataOf<Name extends ConsoleFrame["event"]> = Extract<ConsoleFrame, { event: Name }>["data"];

/** A fact of the sealed log. */
export type StreamFact = DataOf<"fact">;

export type StreamFrame =
  | { kind: "fact"; seq: number; fact: StreamFact }
  /** Sent at once, before the fact is sealed: something of this conversation has changed. */
  | ({ kind: "hint" } & DataOf<"hint">)
  | ({ kind: "typing" } & DataOf<"typing">)
  /** Too much was missed to be sent: read everything anew. `next` is the seq from which the stream goes on; null when that is not known. */
  | { kind: "gap"; next: number | null }
  /** The stream has reached its age: connect again. */
  | ({ kind: "bye" } & DataOf<"bye">);

/** Splits what has arrived into whole frames and the rest that is not complete yet. */
export function splitFrames(buffer: string): { frames: StreamFrame[]; rest: string } {
  const blocks = buffer.replace(/\r\n?/g, "\n").split("\n\n");
  const rest = blocks.pop() ?? "";
  return { frames: blocks.flatMap((block) => readFrame(block) ?? []), rest };
}

function readFrame(block: string): StreamFrame | null {
  let name = "";
  let id = "";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, "");
    const field = line.slice(0, colon);
    if (field === "event") name = value;
    else if (field === "id") id = value;
    else if (field === "data") data.push(value);
  }
  const body = parse(data.join("\n"));
  if (!body) return null;
  switch (name) {
    case "fact": {
      const seq = Number(id);
      return id === "" || !Number.isSafeInteger(seq) || typeof body.type !== "string" ? null : { kind: "fact", seq, fact: body as StreamFact };
    }
    case "hint":
      return typeof body.conversationId === "string" ? { kind: "hint", conversationId: body.conversationId } : null;
    case "typing":
      return typeof body.conversationId === "string" ? { ...(body as DataOf<"typing">), kind: "typing" } : null;
    case "gap":
      return { kind: "gap", next: typeof body.next === "number" ? body.next : null };
    case "bye":
      return { kind: "bye", reconnectInMs: typeof body.reconnectInMs === "number" ? body.reconnectInMs : 0 };
    default:
      return null;
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
