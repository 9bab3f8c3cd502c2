/** A title for a text that has none: its first line, shortened. */

/** Code points that such a title has at most. */
const comfortable = 120;

/** Empty when the text holds no visible character. Cut between words where there are any, never inside a grapheme. */
export function chooseTitle(text: string): string {
  const line = firstLine(text);
  const whole = line
    .slice(0, comfortable * 8)
    .replace(/\s+/gu, " ")
    .trim();
  if ([...whole].length <= comfortable && line.length <= comfortable * 8) return whole;
  let cut = "";
  let count = 0;
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(whole)) {
    count += [...segment].length;
    if (count > comfortable - 1) break;
    cut += segment;
  }
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function firstLine(text: string): string {
  const start = text.search(/\S/u);
  if (start < 0) return "";
  const end = text.indexOf("\n", start);
  return end < 0 ? text.slice(start) : text.slice(start, end);
}
