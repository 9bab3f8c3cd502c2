/**
 * The lines of a PDF's pages as paragraphs. A PDF knows only where characters stand: lines are joined, words that were cut at a line's end are
 * put together again, and headers, footers and page numbers that return on most pages are left out.
 */

/** `gap`: the space above the line, in heights of a line; 0 for the first of a page. */
export type PdfLine = { text: string; gap: number };

/** A larger gap than this begins a paragraph. */
const paragraphGap = 1.6;
/** Pages from which on what returns is told from what is said twice. */
const repeatPages = 4;
const repeatShare = 0.6;

export function joinPdfLines(pages: readonly (readonly PdfLine[])[]): string {
  const repeated = repeatedLines(pages);
  const paragraphs: string[] = [];
  let current = "";
  const close = () => {
    if (current.trim() !== "") paragraphs.push(current.trim());
    current = "";
  };
  for (const page of pages) {
    const lines = page.filter((line) => line.text.trim() !== "" && !repeated.has(keyOf(line.text)));
    lines.forEach((line, index) => {
      const text = line.text.replace(/\s+/g, " ").trim();
      const isItem = /^(?:[•·‣▪◦–*-]|\(?\d{1,3}[.)])\s/.test(text);
      if (index === 0 ? endsSentence(current) : line.gap > paragraphGap) close();
      else if (isItem) current += "\n";
      if (current === "" || current.endsWith("\n")) current += text;
      else if (/\p{Ll}[-\u2010\u00ad]$/u.test(current) && /^\p{Ll}/u.test(text)) current = current.slice(0, -1) + text;
      else current += `${needsNoSpace(current, text) ? "" : " "}${text}`;
    });
  }
  close();
  return paragraphs.join("\n\n");
}

function endsSentence(text: string): boolean {
  return /[.!?:。！？؟।]["'”’)\]]?\s*$/u.test(text);
}

/** Chinese and Japanese write no spaces, so a line break between two of their characters is none. */
function needsNoSpace(before: string, after: string): boolean {
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。]/u;
  return wide.test(before.at(-1) ?? "") && wide.test(after.at(0) ?? "");
}

/** First and last lines that return on most pages; page numbers count as the same. */
function repeatedLines(pages: readonly (readonly PdfLine[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const lines = page.filter((line) => line.text.trim() !== "");
    const edges = [...lines.slice(0, 2), ...lines.slice(-2)].map((line) => keyOf(line.text));
    for (const key of new Set(edges)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  if (pages.length < repeatPages) return new Set();
  return new Set([...counts].filter(([, count]) => count >= pages.length * repeatShare).map(([key]) => key));
}

function keyOf(text: string): string {
  return text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim();
}
