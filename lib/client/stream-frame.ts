/** Reads a console stream (text/event-stream over fetch) into frames. Pure but for the reader that it is given. */

/** A fact of the sealed log, as the stream sends it. */
export type StreamEvent = {
  type: string;
  subjectType: string;
  subjectId: string;
  conversationId: string | null;
  actorKind: string;
  actorId: string | null;
  data: Record<string, unknown>;
  occurredAt: string;
};

export type StreamFrame =
  | { kind: "event"; seq: number; event: StreamEvent }
  /** Sent at once, before the fact is sealed: something of this conversation has changed. */
  | { kind: "hint"; conversationId: string }
  /** Too much was missed to be sent: read everything anew. */
  | { kind: "gap" }
  /** The stream has reached its age: connect again. */
  | { kind: "bye"; reconnectInMs: number };

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
  if (name === "gap") return { kind: "gap" };
  const body = parse(data.join("\n"));
  if (!body) return null;
  if (name === "bye") return { kind: "bye", reconnectInMs: typeof body.reconnectInMs === "number" ? body.reconnectInMs : 0 };
  if (name === "hint") return typeof body.conversationId === "string" ? { kind: "hint", conversationId: body.conversationId } : null;
  const seq = Number(id);
  if (name === "" || id === "" || !Number.isSafeInteger(seq)) return null;
  return { kind: "event", seq, event: { ...(body as StreamEvent), type: name } };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
