/** Where a live stream writes to; both mounts provide it. `write` returns false when the client is gone or too slow: then it is closed. */
export type StreamSink = { write(chunk: string): boolean; close(): void };

/** One frame of text/event-stream (WHATWG HTML, server-sent events). */
export function frame(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
