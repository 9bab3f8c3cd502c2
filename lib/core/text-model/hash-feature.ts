/**
 * 32-bit hashes of features, so that an index needs no dictionary of strings. With 200,000 features a
 * foreign word meets an existing hash once in about 20,000 look-ups, which costs one weak posting list.
 */

/** FNV-1a over code units from `from` to `to`, finished with the mixer of MurmurHash3. */
export function hashFeature(seed: number, text: string, from = 0, to = text.length): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = from; index < to; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** The hashes of all parts of a text that are `shortest` to `longest` code units long, as hashFeature gives them, by where they begin. */
export function hashParts(seed: number, text: string, shortest: number, longest: number, take: (hash: number) => void): void {
  for (let from = 0; from + shortest <= text.length; from += 1) {
    const end = Math.min(text.length, from + longest);
    let hash = (0x811c9dc5 ^ seed) >>> 0;
    for (let index = from; index < end; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      if (index + 1 - from >= shortest) take(mix(hash));
    }
  }
}

/** The hash of an ordered pair of hashes. */
export function hashPair(seed: number, left: number, right: number): number {
  return mix(Math.imul(left ^ seed, 0x9e3779b1) ^ Math.imul(right, 0x85ebca77));
}

function mix(value: number): number {
  let hash = value;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}
