/** From units with their features to features with their units. */
import type { CountedIndex } from "./types";

/** `keys` are distinct, in any order, with `counts` beside them. */
export type Unit = { article: number; kind: number; start: number; end: number; length: number; keys: Uint32Array; counts: Uint32Array };

/** Ascending keys; the postings of a key in the order of the units. */
export function invertUnits(units: readonly Unit[]): Pick<CountedIndex, "keys" | "offsets" | "postings" | "counts"> {
  const table = frequencies(units);
  const keys = table.keys.filter((_, slot) => table.values[slot] !== 0).sort();
  const offsets = new Uint32Array(keys.length + 1);
  const next = new Uint32Array(table.keys.length);
  keys.forEach((key, term) => {
    const slot = slotOf(table, key);
    next[slot] = offsets[term] ?? 0;
    offsets[term + 1] = (offsets[term] ?? 0) + (table.values[slot] ?? 0);
  });
  const total = offsets[keys.length] ?? 0;
  const postings = new Uint32Array(total);
  const counts = new Uint32Array(total);
  units.forEach((unit, number) => {
    for (let at = 0; at < unit.keys.length; at += 1) {
      const slot = slotOf(table, unit.keys[at] ?? 0);
      const position = next[slot] ?? 0;
      next[slot] = position + 1;
      postings[position] = number;
      counts[position] = unit.counts[at] ?? 0;
    }
  });
  return { keys, offsets, postings, counts };
}

/** Open addressing with as many slots as a power of two; a slot whose value is 0 is free. Keys are hashes, so their low bits spread by themselves. */
type Table = { keys: Uint32Array; values: Uint32Array };

/** In how many units each key is. */
function frequencies(units: readonly Unit[]): Table {
  let table: Table = { keys: new Uint32Array(1024), values: new Uint32Array(1024) };
  let used = 0;
  for (const unit of units) {
    for (let at = 0; at < unit.keys.length; at += 1) {
      const key = unit.keys[at] ?? 0;
      const slot = slotOf(table, key);
      if (table.values[slot] === 0) {
        table.keys[slot] = key;
        used += 1;
      }
      table.values[slot] = (table.values[slot] ?? 0) + 1;
      if (used * 2 > table.keys.length) table = grown(table);
    }
  }
  return table;
}

/** Where the key is, or the free slot where it belongs. */
function slotOf({ keys, values }: Table, key: number): number {
  const mask = keys.length - 1;
  let slot = key & mask;
  while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
  return slot;
}

function grown(table: Table): Table {
  const larger: Table = { keys: new Uint32Array(table.keys.length * 2), values: new Uint32Array(table.keys.length * 2) };
  table.keys.forEach((key, slot) => {
    const value = table.values[slot] ?? 0;
    if (value === 0) return;
    const place = slotOf(larger, key);
    larger.keys[place] = key;
    larger.values[place] = value;
  });
  return larger;
}
