import "server-only";
/** One document's bytes to articles, or to a sitemap's addresses. Runs in a thread of its own (run-read-thread.ts), because documents are hostile. */
import { assertNever } from "@/lib/core/kernel/assert-never";
import { importCountLimit, namedProblemLimit } from "@/lib/core/knowledge/article-limits";
import { parseCsv } from "@/lib/core/knowledge/parse-csv";
import { type ImportFormat, parseImport } from "@/lib/core/knowledge/parse-import";
import type { ParsedImport } from "@/lib/core/knowledge/parsed-import";
import { type DocumentFormat, type ReadArticles, unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { type DecodedText, decodeText, encodingNote } from "./decode-text";
import { detectFormat } from "./detect-format";
import { readDocx } from "./read-docx";
import { readHtml } from "./read-html";
import { readPdf } from "./read-pdf";
import { readSitemap, type ReadSitemap } from "./read-sitemap";

export type DocumentToRead = {
  bytes: Uint8Array;
  /** The file's name, or the address. */
  name: string;
  /** Given by whoever pasted it; null is found out. */
  format: DocumentFormat | "sitemap" | null;
  contentType: string | null;
  /** The address that it came from. */
  url: string | null;
};

export type DocumentRead = (ReadArticles & { format: DocumentFormat }) | ReadSitemap | Unreadable;

/** Code units of all articles together. */
const outputLimit = 20_000_000;

/** May throw, run out of memory or never end on a hostile document; the thread around it sees to that. */
export async function readDocument(document: DocumentToRead): Promise<DocumentRead> {
  if (document.bytes.byteLength === 0) return unreadable("empty", "The document is empty.");
  if (document.format === "sitemap") return readSitemap(document.bytes);
  const format =
    document.format === null ? detectFormat(document.bytes, document.name, document.contentType) : ({ kind: "format", format: document.format } as const);
  if (format.kind === "unreadable") return format;
  const read = await readAs(format.format, document);
  if (read.kind === "unreadable") return read;
  if (read.articles.length === 0 && read.problemCount === 0) return unreadable("no_text", "The document holds no text.");
  const size = read.articles.reduce((sum, { title, body }) => sum + title.length + body.length, 0);
  if (size > outputLimit) return unreadable("too_large", "It holds more than 20 million characters of text. Split it, then import the parts.");
  return { ...read, format: format.format };
}

async function readAs(format: DocumentFormat, { bytes, name, contentType, url }: DocumentToRead): Promise<ReadArticles | Unreadable> {
  switch (format) {
    case "html":
      return readHtml(bytes, url, contentType);
    case "pdf":
      return readPdf(bytes, name, url);
    case "docx":
      return readDocx(bytes, name, url);
    case "csv":
      return readTable(decodeText(bytes, charset(contentType)));
    case "text":
    case "markdown":
    case "jsonl":
      return readText(format, decodeText(bytes, charset(contentType)));
    default:
      return assertNever(format);
  }
}

function readTable(decoded: DecodedText): ReadArticles | Unreadable {
  const parsed = parseCsv(decoded.text);
  if (!parsed.hasColumns) {
    return unreadable(
      "no_columns",
      "Its first row names no columns for question and answer. Call them “question” and “answer”; “id”, “collection” and “url” are understood, too.",
    );
  }
  return toRead(parsed, "row", decoded);
}

function readText(format: ImportFormat, decoded: DecodedText): ReadArticles | Unreadable {
  return toRead(parseImport(format, decoded.text), "line", decoded);
}

function toRead(parsed: ParsedImport, unit: "line" | "row", decoded: DecodedText): ReadArticles | Unreadable {
  if (parsed.tooMany)
    return unreadable("too_many_articles", `It holds more than ${importCountLimit.toLocaleString("en")} articles. Split it, then import the parts.`);
  return {
    kind: "articles",
    articles: parsed.articles,
    problems: parsed.problems.slice(0, namedProblemLimit).map(({ line, message }) => ({ unit, at: line, message })),
    problemCount: parsed.problemCount,
    note: encodingNote(decoded),
  };
}

function charset(contentType: string | null): string | null {
  return /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? "")?.[1] ?? null;
}
