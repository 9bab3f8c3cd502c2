/** Shortens text to what people count as characters, with an ellipsis when something was cut. */
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

export function cutGraphemes(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  let count = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (count === limit) return `${text.slice(0, end).trimEnd()}…`;
    count += 1;
    end = index + segment.length;
  }
  return text;
}
