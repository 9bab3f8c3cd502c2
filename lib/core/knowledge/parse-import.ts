/** One entry for the kinds of files that an import takes. */
import { assertNever } from "../kernel/assert-never";
import { parseJsonl } from "./parse-jsonl";
import { parseMarkdown } from "./parse-markdown";
import { parseText } from "./parse-text";
import type { ParsedImport } from "./parsed-import";

export type ImportFormat = "jsonl" | "markdown" | "text";

/** Never throws; what cannot be used is named by line. */
export function parseImport(format: ImportFormat, content: string): ParsedImport {
  switch (format) {
    case "jsonl":
      return parseJsonl(content);
    case "markdown":
      return parseMarkdown(content);
    case "text":
      return parseText(content);
    default:
      return assertNever(format);
  }
}
