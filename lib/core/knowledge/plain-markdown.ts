/**
 * Markdown as the plain text that a reader of the rendered page would copy. Answers quote articles word for word into chats and mails that
 * render no Markdown, so its marks are taken off once, at the import. Every expression below is linear in the length of a line.
 */
import { fenceOf, type Fence } from "./markdown-fence";

/** Keeps line breaks, list marks and code as they are; links become "words (address)", images their description. */
export function plainMarkdown(markdown: string): string {
  const plain: string[] = [];
  let fence: Fence | null = null;
  for (const line of withoutComments(markdown).split("\n")) {
    const mark = fenceOf(line, fence);
    if (mark !== "none") {
      fence = mark === "end" ? null : mark;
      continue;
    }
    if (fence) {
      plain.push(line);
      continue;
    }
    const text = plainLine(line);
    if (text !== null) plain.push(text);
  }
  return plain
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function plainLine(line: string): string | null {
  const trimmed = line.trim();
  if (/^(?:[-*_=] ?){3,}$/.test(trimmed)) return "";
  if (/^[-: |]+$/.test(trimmed) && trimmed.includes("-") && trimmed.includes("|")) return null;
  const quoted = line.replace(/^ {0,3}(?:> ?)+/, "").trimEnd();
  const heading = /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(quoted);
  if (heading) return plainWords((heading[1] ?? "").replace(/[ \t]#+$/, "")).trim();
  const item = /^(\s*)[*+-][ \t]+(.*)$/.exec(quoted);
  if (item) return `${item[1]}- ${plainWords(item[2] ?? "")}`;
  const row = /^\s*\|(.*)\|$/.exec(quoted);
  if (row)
    return (row[1] ?? "")
      .split("|")
      .map((cell) => plainWords(cell).trim())
      .join(" | ");
  return plainWords(quoted);
}

/** Code spans are kept whole; everything between them loses its marks. */
function plainWords(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.length > 2 && part.startsWith("`") && part.endsWith("`") ? part.slice(1, -1) : plainSpan(part)))
    .join("");
}

function plainSpan(text: string): string {
  return text
    .replace(/!\[([^\][]*)\]\([^()]*\)/g, "$1")
    .replace(/\[([^\][]*)\]\(([^()]*)\)/g, (_, words: string, target: string) => plainLink(words, target))
    .replace(/\[([^\][]*)\]\[[^\][]*\]/g, "$1")
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]+)>/gi, "$1")
    .replace(/<br[ \t]*\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/g, "$1")
    .replace(/(?<![\p{L}\p{N}_])__([^_\s](?:[^_]*[^_\s])?)__(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/\*([^*\s](?:[^*]*[^*\s])?)\*/g, "$1")
    .replace(/(?<![\p{L}\p{N}_])_([^_\s](?:[^_]*[^_\s])?)_(?![\p{L}\p{N}_])/gu, "$1")
    .replace(/~~([^~]+)~~/g, "$1")
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, "$1");
}

function plainLink(words: string, target: string): string {
  const address = (target.trim().split(/\s/, 1)[0] ?? "").replace(/^<|>$/g, "");
  return /^https?:/i.test(address) && address !== words ? `${words} (${address})` : words;
}

function withoutComments(markdown: string): string {
  let kept = "";
  let at = 0;
  for (;;) {
    const open = markdown.indexOf("<!--", at);
    const close = open < 0 ? -1 : markdown.indexOf("-->", open + 4);
    if (close < 0) return kept + markdown.slice(at);
    kept += markdown.slice(at, open);
    at = close + 3;
  }
}
