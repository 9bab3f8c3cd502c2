/** What reading a document gives: its articles, the parts that could not be used, or why it cannot be read at all. */
import type { ParsedArticle } from "./parsed-import";

export const documentFormats = ["text", "markdown", "jsonl", "html", "pdf", "docx", "csv"] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** Where in a document a part lies, counted from 1 as a person would: a line, a row (the header is row 1), a page. */
export type DocumentProblem = { unit: "line" | "row" | "page"; at: number; message: string };

/** Why a document as a whole gave nothing. The list only grows: rows keep these. */
export const documentProblemCodes = [
  "limit_full",
  "unknown_format",
  "empty",
  "no_text",
  "encrypted",
  "damaged",
  "no_columns",
  "too_many_articles",
  "too_large",
  "unpacks_too_large",
  "took_too_long",
  "needs_too_much_memory",
  "no_sitemap",
  "http_status",
  "gone",
  "redirects",
  "address_refused",
  "unreachable",
  "robots",
  "other_site",
  "interrupted",
] as const;
export type DocumentProblemCode = (typeof documentProblemCodes)[number];

/** `message` is a sentence: what is wrong and what to do. It may name the document's parts, never hold its text. */
export type Unreadable = { kind: "unreadable"; code: DocumentProblemCode; message: string };

export type ReadArticles = {
  kind: "articles";
  articles: ParsedArticle[];
  /** The first thousand, in their order. */
  problems: DocumentProblem[];
  /** All of them. */
  problemCount: number;
  /** What was assumed, such as the character set; null when nothing was. */
  note: string | null;
};

export function unreadable(code: DocumentProblemCode, message: string): Unreadable {
  return { kind: "unreadable", code, message };
}
