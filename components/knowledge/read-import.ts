/** What somebody pasted or chose: which format it most likely is, and how much. A guess that the dialog shows and lets them change. */
import type { ArticleImport } from "./api";

export type ImportFormat = ArticleImport["format"];

const formatByEnding: Record<string, ImportFormat> = { jsonl: "jsonl", ndjson: "jsonl", md: "markdown", markdown: "markdown", txt: "text" };

/** By the file's name where it says something, else by the text itself. */
export function guessFormat(text: string, fileName: string | null): ImportFormat {
  const ending = fileName?.split(".").at(-1)?.toLowerCase() ?? "";
  const named = formatByEnding[ending];
  if (named && named !== "text") return named;
  const start = text.trimStart();
  if (start.startsWith("{") && /"title"\s*:/.test(start.slice(0, 100_000))) return "jsonl";
  if (/^#{1,2}\s+\S/m.test(text)) return "markdown";
  return "text";
}

/** "3 lines", "1 article", "2 headings": what the import will read. */
export function measureImport(text: string, format: ImportFormat): string {
  if (text.trim() === "") return "";
  const lines = text.split("\n").filter((line) => line.trim() !== "").length;
  const headings = format === "markdown" ? (text.match(/^#\s+\S/gm)?.length ?? 0) : 0;
  if (format === "jsonl") return `${lines.toLocaleString()} ${lines === 1 ? "line" : "lines"}`;
  if (headings > 1) return `${headings.toLocaleString()} articles`;
  return "1 article";
}

/** The size on the wire, in bytes. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
