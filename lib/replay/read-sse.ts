/** Frames out of the chunks of a `text/event-stream`; a chunk may end anywhere. Comments and other fields give nothing. */

export type SseFrame = { event: string; data: string };

export function createSseReader(): (chunk: string) => SseFrame[] {
  let rest = "";
  return (chunk) => {
    const blocks = (rest + chunk.replaceAll("\r", "")).split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap((block) => {
      const fields = block.split("\n").map((line) => /^(event|data): ?(.*)$/s.exec(line));
      const data = fields.flatMap((field) => (field?.[1] === "data" ? [field[2] ?? ""] : []));
      const event = fields.findLast((field) => field?.[1] === "event")?.[2] ?? "message";
      return data.length === 0 ? [] : [{ event, data: data.join("\n") }];
    });
  };
}
