/** The judges of an index as bytes. Little endian: how many judges, terms and postings, then the arrays, the widest first. */
import { noJudges } from "./train-article-judges";
import type { ArticleJudges } from "./types";

const headerBytes = 12;
const floats = ["judgeScales", "judgeBiases", "judgeCentres"] as const;

const sizeOf = (judges: number, offsets: number, postings: number): number => headerBytes + (judges * (1 + floats.length) + offsets) * 4 + postings * 3;

export function serialiseJudges(judges: ArticleJudges): Uint8Array {
  const sizes = [judges.judged.length, judges.judgeOffsets.length, judges.judgePlaces.length] as const;
  const bytes = new Uint8Array(sizeOf(...sizes));
  const view = new DataView(bytes.buffer);
  sizes.forEach((size, place) => view.setUint32(place * 4, size, true));
  let at = headerBytes;
  const put = (size: number): number => (at += size) - size;
  for (const name of ["judged", "judgeOffsets"] as const) for (const value of judges[name]) view.setUint32(put(4), value, true);
  for (const name of floats) for (const value of judges[name]) view.setFloat32(put(4), value, true);
  for (const value of judges.judgePlaces) view.setUint16(put(2), value, true);
  for (const value of judges.judgeWeights) view.setInt8(put(1), value);
  return bytes;
}

/** Throws Error for what is not the judges of an index with so many terms. */
export function deserialiseJudges(bytes: Uint8Array, terms: number): ArticleJudges {
  if (bytes.byteLength < headerBytes) throw new Error("retrieval index: truncated judges");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [judges, offsets, postings] = [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true)];
  if (bytes.byteLength !== sizeOf(judges, offsets, postings)) throw new Error("retrieval index: judges of another length");
  if (judges === 0) return noJudges;
  let at = headerBytes;
  const take = (size: number): number => (at += size) - size;
  const wide = (length: number) => Uint32Array.from({ length }, () => view.getUint32(take(4), true));
  const numbers = () => Float32Array.from({ length: judges }, () => view.getFloat32(take(4), true));
  const judged = wide(judges);
  const judgeOffsets = wide(offsets);
  if (offsets !== terms + 1 || judgeOffsets.at(-1) !== postings) throw new Error("retrieval index: judges disagree");
  return {
    judged,
    judgeOffsets,
    judgeScales: numbers(),
    judgeBiases: numbers(),
    judgeCentres: numbers(),
    judgePlaces: Uint16Array.from({ length: postings }, () => view.getUint16(take(2), true)),
    judgeWeights: Int8Array.from({ length: postings }, () => view.getInt8(take(1))),
  };
}
