/** Reads `text/event-stream` out of chunks of text: lines end with LF or CRLF, as servers send them. */

export interface SseFrame {
  event: string;
  data: string;
}

/**
 * Returns a function that takes the next chunk and gives the frames that it completes. A chunk may end anywhere, also
 * inside a line. Comments (the server's heartbeat) and unknown fields give nothing.
 */
export function createSseParser(): (chunk: string) => SseFrame[] {
  let rest = "";
  let frame: Record<string, string> = {};

  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    const frames: SseFrame[] = [];
    for (const line of lines) {
      const [, field, value = ""] = /^(\w*)(?:: ?(.*?))?\r?$/s.exec(line) ?? [];
      if (field) frame[field] = field === "data" && frame.data !== undefined ? `${frame.data}\n${value}` : value;
      else if (!line.trim()) {
        if (frame.data !== undefined) frames.push({ event: frame.event || "message", data: frame.data });
        frame = {};
      }
    }
    return frames;
  };
}
