/** Text of an imported file: NFC, trimmed, bounded, free of what a database or a browser would stumble over. */

export type Cleaned = { ok: true; text: string } | { ok: false; problem: string };

/** `limit` in code points. The problem reads on after a field's name: "title: is longer than 300 characters". */
export function cleanText(value: string, limit: number): Cleaned {
  if (value.includes("\u0000")) return { ok: false, problem: "holds a NUL character" };
  if (!value.isWellFormed()) return { ok: false, problem: "holds half of a character (a lone surrogate)" };
  const text = value.normalize("NFC").trim();
  if (isLongerThan(text, limit)) return { ok: false, problem: `is longer than ${limit.toLocaleString("en")} characters` };
  return { ok: true, text };
}

function isLongerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  if (text.length > limit * 2) return true;
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count > limit) return true;
  }
  return false;
}
