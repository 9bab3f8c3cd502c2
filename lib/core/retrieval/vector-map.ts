/**
 * Which texts of a knowledge version have vectors: titles, exemplars and passages, each with its article and place, named by the digest of
 * what is embedded. The vectors themselves lie elsewhere, once per text, so that a changed article costs only its own texts.
 */
import { splitPassages } from "./split-passages";
import type { SourceArticle } from "./types";

/** `article`: place in the index. `start` and `end`: code units of the passage in the body; 0, 0 for titles and exemplars. */
export type EmbeddedText = { article: number; start: number; end: number; text: string };
export type VectorEntry = { article: number; start: number; end: number; sha256: string };

/** Code units of one text that are embedded; endpoints cut or refuse what is longer. */
const textLimit = 2_000;
const entryBytes = 3 * 4 + 32;

/** In the order of the index. A passage is embedded under its title, as a reader meets it. */
export function textsToEmbed(articles: readonly SourceArticle[]): EmbeddedText[] {
  return articles
    .flatMap(({ title, body, exemplars }, article) => [
      ...[title, ...exemplars].map((text) => ({ article, start: 0, end: 0, text: text.slice(0, textLimit).trim() })),
      ...splitPassages(body).map(({ start, end }) => ({ article, start, end, text: `${title}\n${body.slice(start, end)}`.slice(0, textLimit).trim() })),
    ])
    .filter(({ text }) => text !== "");
}

/** 44 bytes an entry, little endian. */
export function serialiseVectorMap(entries: readonly VectorEntry[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * entryBytes);
  const view = new DataView(bytes.buffer);
  entries.forEach(({ article, start, end, sha256 }, number) => {
    const at = number * entryBytes;
    view.setUint32(at, article, true);
    view.setUint32(at + 4, start, true);
    view.setUint32(at + 8, end, true);
    for (let byte = 0; byte < 32; byte += 1) view.setUint8(at + 12 + byte, Number.parseInt(sha256.slice(byte * 2, byte * 2 + 2), 16));
  });
  return bytes;
}

/** Throws Error for bytes that are no map. */
export function deserialiseVectorMap(bytes: Uint8Array): VectorEntry[] {
  if (bytes.byteLength % entryBytes !== 0) throw new Error(`vector map: ${bytes.byteLength} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / entryBytes }, (_, number) => {
    const at = number * entryBytes;
    const digest = Array.from(bytes.subarray(at + 12, at + entryBytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return { article: view.getUint32(at, true), start: view.getUint32(at + 4, true), end: view.getUint32(at + 8, true), sha256: digest };
  });
}
