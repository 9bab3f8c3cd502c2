import "server-only";
/** What a document is: by its first bytes where they say it, then by what the sender says, its name, and its text. */
import { type DocumentFormat, unreadable, type Unreadable } from "@/lib/core/knowledge/read-document";
import { decodeText } from "./decode-text";

const byEnding: Record<string, DocumentFormat> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  jsonl: "jsonl",
  ndjson: "jsonl",
  html: "html",
  htm: "html",
  xhtml: "html",
  pdf: "pdf",
  docx: "docx",
  csv: "csv",
  tsv: "csv",
};
const byType: Record<string, DocumentFormat> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/markdown": "markdown",
  "text/csv": "csv",
  "text/tab-separated-values": "csv",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/jsonl": "jsonl",
  "application/x-ndjson": "jsonl",
};
export const readableKinds = "HTML, PDF, Word (.docx), CSV, JSON Lines, Markdown and plain text";

/** `contentType` without parameters is enough. Bytes win over names: a PDF that is called .txt is a PDF. */
export function detectFormat(bytes: Uint8Array, name: string, contentType: string | null): { kind: "format"; format: DocumentFormat } | Unreadable {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name.split(/[?#]/, 1)[0] ?? "")?.[1]?.toLowerCase() ?? "";
  if (start.includes("%PDF-")) return found("pdf");
  if (start.startsWith("PK\u0003\u0004")) {
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (ending === "docx" || whole.includes("word/document.xml")) return found("docx");
    return unreadable("unknown_format", `It is a packed file, and not one of Word. What can be read: ${readableKinds}.`);
  }
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) return oldOffice(ending);
  if (looksBinary(start)) return unreadable("unknown_format", `It is not a text, and its kind is not known. What can be read: ${readableKinds}.`);
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const named = byType[type] ?? byEnding[ending];
  if (named && named !== "pdf" && named !== "docx") return found(named);
  if (named) return unreadable("damaged", `It is called a ${named === "pdf" ? "PDF" : "Word document"} and is none. Save it again, then import it again.`);
  return found(guess(decodeText(bytes.subarray(0, 4_096)).text));
}

function found(format: DocumentFormat): { kind: "format"; format: DocumentFormat } {
  return { kind: "format", format };
}

/** Both old Word files and encrypted new ones lie in this container. */
function oldOffice(ending: string): Unreadable {
  return ending === "docx"
    ? unreadable("encrypted", "The document is protected by a password. Save it without one, then import it again.")
    : unreadable("unknown_format", "It is a file of an old Office version. Save it as .docx or PDF, then import it again.");
}

function looksBinary(start: string): boolean {
  if (/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(start)) return false;
  const odd = start.replace(/[^\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g, "").length;
  const zeros = start.replace(/[^\u0000]/g, "").length;
  return odd > start.length * 0.05 && zeros < start.length * 0.4;
}

function guess(text: string): DocumentFormat {
  const start = text.trimStart();
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return "html";
  if (start.startsWith("{") && /"title"\s*:/.test(start)) return "jsonl";
  return /^#{1,2}\s+\S/m.test(text) ? "markdown" : "text";
}
