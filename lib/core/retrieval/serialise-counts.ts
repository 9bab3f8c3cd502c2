/**
 * What an index alone does not tell about its counting, as bytes beside it: with both the next index is made from this one. Little endian: magic,
 * version of the counting, section lengths, the articles' texts as JSON, the units' lengths, then a byte a posting.
 */
import { countingVersion } from "./count-articles";
import type { CountedIndex, RetrievalIndex } from "./types";

const magic = 0x43444948; // "HIDC"
const headerWords = 2 + 4;
/** A count that needs more than a byte stands among the large ones, in their order. */
const large = 255;

/** Which text of an article was counted, and with the questions of which training. Neither ever changes. */
export type CountedText = { id: string; number: number; trainingId: string | null };

/** `texts` in the order of the index's articles. About a byte a posting. */
export function serialiseCounts(counted: CountedIndex, texts: readonly CountedText[]): Uint8Array {
  const { unitLength, counts } = counted;
  const names = new TextEncoder().encode(
    JSON.stringify(texts.map(({ id, number, trainingId }) => (trainingId === null ? [id, number] : [id, number, trainingId]))),
  );
  const many = largeCounts(counts);
  const words = [magic, countingVersion, names.length, unitLength.length, many.length, counts.length];
  const bytes = new Uint8Array((headerWords + unitLength.length + many.length) * 4 + names.length + counts.length);
  const view = new DataView(bytes.buffer);
  words.forEach((word, place) => view.setUint32(place * 4, word, true));
  bytes.set(names, headerWords * 4);
  let at = headerWords * 4 + names.length;
  for (const section of [unitLength, many]) {
    for (let place = 0; place < section.length; place += 1) view.setUint32(at + place * 4, section[place] ?? 0, true);
    at += section.length * 4;
  }
  for (let position = 0; position < counts.length; position += 1) {
    const count = counts[position] ?? 0;
    bytes[at + position] = count < large ? count : large;
  }
  return bytes;
}

function largeCounts(counts: Uint32Array): number[] {
  const found: number[] = [];
  for (let position = 0; position < counts.length; position += 1) {
    const count = counts[position] ?? 0;
    if (count >= large) found.push(count);
  }
  return found;
}

/** Null for what an earlier release has counted in another way, or what is no counts at all. */
export function countedTexts(bytes: Uint8Array): CountedText[] | null {
  const sections = readSections(bytes);
  if (!sections) return null;
  const parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(sections.names)) as [string, number, string?][];
  return parsed.map(([id, number, trainingId]) => ({ id, number, trainingId: trainingId ?? null }));
}

/** The index as it was counted. Throws Error when these are not the counts of exactly this index. */
export function restoreCounts(index: RetrievalIndex, bytes: Uint8Array): CountedIndex {
  const sections = readSections(bytes);
  if (sections?.unitLength.length !== index.unitArticle.length || sections.counts.length !== index.postings.length)
    throw new Error("retrieval index: its counts are not its own");
  const { unitLength, many } = sections;
  const counts = Uint32Array.from(sections.counts);
  let next = 0;
  for (let position = 0; position < counts.length; position += 1) {
    if (counts[position] !== large) continue;
    counts[position] = many[next] ?? 0;
    next += 1;
  }
  if (next !== many.length) throw new Error("retrieval index: its counts are damaged");
  const { articles, articleUnits, unitArticle, unitKind, unitStart, unitEnd, keys, offsets, postings } = index;
  return { articles, articleUnits, unitArticle, unitKind, unitStart, unitEnd, unitLength, keys, offsets, postings, counts };
}

function readSections(bytes: Uint8Array) {
  if (bytes.byteLength < headerWords * 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (place: number) => view.getUint32(place * 4, true);
  const [names, units, many, counts] = [word(2), word(3), word(4), word(5)];
  if (word(0) !== magic || word(1) !== countingVersion) return null;
  if (bytes.byteLength !== (headerWords + units + many) * 4 + names + counts) return null;
  const start = headerWords * 4 + names;
  const wide = (from: number, length: number) => Uint32Array.from({ length }, (_, place) => view.getUint32(from + place * 4, true));
  return {
    names: bytes.subarray(headerWords * 4, start),
    unitLength: wide(start, units),
    many: wide(start + units * 4, many),
    counts: bytes.subarray(start + (units + many) * 4),
  };
}
