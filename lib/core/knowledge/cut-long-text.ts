/** A text that is too long for one article, in parts that end between paragraphs. */

/** Code units of a part, at most; well below what a body may hold, so that every part is one. */
const partUnits = 60_000;

/** The text itself when it is short enough. No part is empty. Cuts at the last blank line, line or space before the limit, never inside a character. */
export function cutLongText(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > partUnits) {
    const end = endOfPart(rest);
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  if (rest !== "" || parts.length === 0) parts.push(rest);
  return parts;
}

function endOfPart(text: string): number {
  for (const mark of ["\n\n", "\n", " "]) {
    const at = text.lastIndexOf(mark, partUnits);
    if (at > partUnits / 2) return at;
  }
  const code = text.charCodeAt(partUnits);
  return code >= 0xdc00 && code <= 0xdfff ? partUnits - 1 : partUnits;
}
