/** A text model as bytes. Little endian: magic, version, section lengths, the labels as JSON, then the arrays. */
import type { TextModel } from "./types";

const magic = 0x4d544448; // "HDTM"
/** Raised whenever the same text has other features, so that weights are never read with features that they were not learned for. */
const version = 1;
const headerWords = 7;
const perLabel = ["scales", "biases", "slopes", "shifts"] as const;

export function serialiseTextModel(model: TextModel): Uint8Array {
  const names = new TextEncoder().encode(JSON.stringify(model.labels));
  const [keys, postings, labels] = [model.keys.length, model.classes.length, model.labels.length];
  const bytes = new Uint8Array(sizeOf(names.length, keys, postings, labels));
  const view = new DataView(bytes.buffer);
  [magic, version, names.length, keys, postings, labels, model.unknownRarity].forEach((word, place) => view.setUint32(place * 4, word, true));
  let at = headerWords * 4;
  for (const section of [model.keys, model.offsets]) for (const value of section) at = (view.setUint32(at, value, true), at + 4);
  for (const name of perLabel) for (const value of model[name]) at = (view.setFloat32(at, value, true), at + 4);
  for (const value of model.classes) at = (view.setUint16(at, value, true), at + 2);
  for (const value of model.weights) at = (view.setInt8(at, value), at + 1);
  bytes.set(model.rarity, at);
  bytes.set(names, at + keys);
  return bytes;
}

/** Throws Error for bytes that are no text model of this version. */
export function deserialiseTextModel(bytes: Uint8Array): TextModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < headerWords * 4 || view.getUint32(0, true) !== magic) throw new Error("text model: wrong magic number");
  if (view.getUint32(4, true) !== version) throw new Error(`text model: unknown version ${view.getUint32(4, true)}`);
  const word = (place: number) => view.getUint32(place * 4, true);
  const [names, keys, postings, labels, unknownRarity] = [word(2), word(3), word(4), word(5), word(6)];
  if (bytes.byteLength !== sizeOf(names, keys, postings, labels)) throw new Error("text model: wrong length");
  let at = headerWords * 4;
  const step = (size: number) => (at += size) - size;
  const wide = (length: number) => Uint32Array.from({ length }, () => view.getUint32(step(4), true));
  const floats = () => Float32Array.from({ length: labels }, () => view.getFloat32(step(4), true));
  const model = {
    unknownRarity,
    keys: wide(keys),
    offsets: wide(keys + 1),
    scales: floats(),
    biases: floats(),
    slopes: floats(),
    shifts: floats(),
    classes: Uint16Array.from({ length: postings }, () => view.getUint16(step(2), true)),
    weights: Int8Array.from({ length: postings }, () => view.getInt8(step(1))),
    rarity: bytes.slice(at, at + keys),
  };
  const parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at + keys))) as string[];
  if (parsed.length !== labels || model.offsets.at(-1) !== postings) throw new Error("text model: sections disagree");
  return { labels: parsed, ...model };
}

const sizeOf = (names: number, keys: number, postings: number, labels: number): number =>
  headerWords * 4 + (2 * keys + 1) * 4 + labels * perLabel.length * 4 + postings * 3 + keys + names;
