/**
 * An index as bytes, to be stored and loaded whole. Little endian; a header of magic, version and section
 * lengths, the articles as JSON (which keeps lone surrogates), then the typed arrays and the judges.
 */
import { articlePostingsBytes } from "./article-postings";
import { deserialiseJudges, serialiseJudges } from "./serialise-judges";
import type { IndexedArticle, RetrievalIndex } from "./types";

const magic = 0x58494448; // "HDIX"
/** 2: with judges. */
const version = 2;
const wideSections = ["articleUnits", "unitArticle", "unitStart", "unitEnd", "keys", "articleFrequency", "offsets", "postings"] as const;
const byteSections = ["unitKind", "impacts"] as const;
const headerWords = 2 + 1 + wideSections.length + byteSections.length + 1;

/** About five bytes a posting plus the articles' text. */
export function serialiseIndex(index: RetrievalIndex): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(index.articles));
  const judges = serialiseJudges(index.judges);
  const lengths = [text.length, ...wideSections.map((name) => index[name].length), ...byteSections.map((name) => index[name].length), judges.length];
  const size =
    headerWords * 4 +
    text.length +
    wideSections.reduce((sum, name) => sum + index[name].length * 4, 0) +
    byteSections.reduce((sum, name) => sum + index[name].length, 0) +
    judges.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  [magic, version, ...lengths].forEach((word, number) => view.setUint32(number * 4, word, true));
  let at = headerWords * 4;
  bytes.set(text, at);
  at += text.length;
  for (const name of wideSections) {
    for (const value of index[name]) {
      view.setUint32(at, value, true);
      at += 4;
    }
  }
  for (const name of byteSections) {
    bytes.set(index[name], at);
    at += index[name].length;
  }
  bytes.set(judges, at);
  return bytes;
}

/** Throws Error on a wrong magic number, another version, truncation, trailing bytes or inconsistent sections. */
export function deserialiseIndex(bytes: Uint8Array): RetrievalIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < headerWords * 4) throw new Error("retrieval index: truncated header");
  if (view.getUint32(0, true) !== magic) throw new Error("retrieval index: wrong magic number");
  if (view.getUint32(4, true) !== version) throw new Error(`retrieval index: unknown version ${view.getUint32(4, true)}`);
  const length = (section: number): number => view.getUint32((2 + section) * 4, true);
  const expected =
    headerWords * 4 +
    length(0) +
    wideSections.reduce((sum, _, number) => sum + length(1 + number) * 4, 0) +
    byteSections.reduce((sum, _, number) => sum + length(1 + wideSections.length + number), 0) +
    length(1 + wideSections.length + byteSections.length);
  if (expected !== bytes.byteLength) throw new Error(`retrieval index: ${bytes.byteLength} bytes instead of ${expected}`);
  let at = headerWords * 4;
  const articles = parseArticles(bytes.subarray(at, at + length(0)));
  at += length(0);
  const wide: Uint32Array[] = [];
  wideSections.forEach((_, number) => {
    const values = new Uint32Array(length(1 + number));
    for (let position = 0; position < values.length; position += 1) values[position] = view.getUint32(at + position * 4, true);
    at += values.length * 4;
    wide.push(values);
  });
  const [articleUnits, unitArticle, unitStart, unitEnd, keys, articleFrequency, offsets, postings] = wide;
  const unitKind = bytes.slice(at, at + length(1 + wideSections.length));
  at += unitKind.length;
  const impacts = bytes.slice(at, at + length(2 + wideSections.length));
  at += impacts.length;
  if (!articleUnits || !unitArticle || !unitStart || !unitEnd || !keys || !articleFrequency || !offsets || !postings) {
    throw new Error("retrieval index: missing section");
  }
  const judges = deserialiseJudges(bytes.subarray(at), keys.length);
  const index = { articles, articleUnits, unitArticle, unitKind, unitStart, unitEnd, keys, articleFrequency, offsets, postings, impacts, judges };
  assertConsistent(index);
  return index;
}

function parseArticles(bytes: Uint8Array): IndexedArticle[] {
  const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (!Array.isArray(parsed)) throw new Error("retrieval index: articles are no list");
  return parsed as IndexedArticle[];
}

function assertConsistent(index: RetrievalIndex): void {
  const units = index.unitArticle.length;
  const sizesAgree =
    index.articleUnits.length === index.articles.length + 1 &&
    index.articleUnits.at(-1) === units &&
    index.unitKind.length === units &&
    index.unitStart.length === units &&
    index.unitEnd.length === units &&
    index.articleFrequency.length === index.keys.length &&
    index.offsets.length === index.keys.length + 1 &&
    index.offsets.at(-1) === index.postings.length &&
    index.impacts.length === index.postings.length;
  if (!sizesAgree) throw new Error("retrieval index: sections disagree");
}

/** Estimated memory of a loaded index in bytes: typed arrays, what searches make of them once, and two bytes a code unit of text. */
export function indexBytes(index: RetrievalIndex): number {
  const arrays = [...wideSections, ...byteSections].reduce((sum, name) => sum + index[name].byteLength, 0);
  const texts = index.articles.reduce(
    (sum, article) => sum + 200 + 2 * (article.id.length + article.title.length + article.body.length + (article.url?.length ?? 0)),
    0,
  );
  const judges = Object.values(index.judges).reduce((sum, values) => sum + values.byteLength, 0);
  return arrays + judges + texts + articlePostingsBytes(index);
}
