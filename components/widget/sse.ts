/** Reads `text/event-stream` out of chunks of text, as the HTML standard defines it, without its retry field. */

export interface SseFrame {
  event: string;
  data: string;
  id: string | null;
}

/**
 * Returns a function that takes the next chunk and gives the frames that it completes. A chunk may end anywhere: inside
 * a line, or between the two characters of a CRLF. Comments (the server's heartbeat) give no frame.
 */
export function createSseParser(): (chunk: string) => SseFrame[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  let id: string | null = null;

  return (chunk) => {
    const frames: SseFrame[] = [];
    rest += chunk;
    for (;;) {
      const end = rest.search(/[\r\n]/);
      // A CR at the very end may be half of a CRLF: wait for what follows.
      if (end < 0 || (rest[end] === "\r" && end === rest.length - 1)) return frames;
      const line = rest.slice(0, end);
      rest = rest.slice(end + (rest.startsWith("\r\n", end) ? 2 : 1));
      if (line === "") {
        if (data.length > 0) frames.push({ event: event || "message", data: data.join("\n"), id });
        event = "";
        data = [];
        id = null;
        continue;
      }
      const colon = line.indexOf(":");
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") event = value;
      else if (field === "data") data.push(value);
      else if (field === "id") id = value;
    }
  };
}
