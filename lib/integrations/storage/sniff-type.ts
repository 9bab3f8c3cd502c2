import "server-only";
/**
 * What a file is, from its bytes: its name and what a browser says of it count for nothing, but for telling kinds of plain text apart.
 */
import { fileTypeFromBuffer } from "file-type";

const unknown = "application/octet-stream";

/** A content type; `application/octet-stream` for what is not known, `text/html` for text that a browser could take for a page. */
export async function sniffType(bytes: Uint8Array, name: string): Promise<string> {
  // A broken file breaks its detection: then it is not known.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found) return found.mime;
  return sniffText(bytes, name);
}

function sniffText(bytes: Uint8Array, name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const text = decode(bytes, ending === "txt" || ending === "csv" || ending === "log");
  if (text === null || /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return unknown;
  if (/^[\s\ufeff]*<(?:[a-z!?/])/i.test(text)) return "text/html";
  return ending === "csv" ? "text/csv" : "text/plain";
}

/** Old programs write Latin-1: a text by its name may be that. */
function decode(bytes: Uint8Array, orLatin1: boolean): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return orLatin1 ? new TextDecoder("latin1").decode(bytes) : null;
  }
}
