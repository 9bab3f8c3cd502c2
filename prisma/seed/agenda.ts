/** What is to happen, in the order of time; what happens can put more on it. Of two things at one moment the one that was put first comes first. */

export interface Agenda {
  /** `atMs`: milliseconds since the epoch. */
  add: (atMs: number, run: () => Promise<void>) => void;
  /** Does everything up to `untilMs`, one after the other; what lies behind it is left undone. `before` is called with each moment. */
  work: (untilMs: number, before: (atMs: number) => Promise<void>) => Promise<void>;
}

interface Entry {
  atMs: number;
  run: () => Promise<void>;
}

export function createAgenda(): Agenda {
  /** The latest first, so that the next is taken from the end. */
  const entries: Entry[] = [];
  return {
    add: (atMs, run) => {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((entries[middle]?.atMs ?? 0) > atMs) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { atMs, run });
    },
    work: async (untilMs, before) => {
      for (let next = entries.pop(); next !== undefined && next.atMs <= untilMs; next = entries.pop()) {
        await before(next.atMs);
        await next.run();
      }
    },
  };
}
