/** The clock of the seeding: stands at a moment of the past and goes on from there at the usual pace, so that what takes time shows it. */
import { setClock } from "@/lib/platform/clock";

export interface SeedClock {
  /** Milliseconds since the epoch. */
  read: () => number;
  /** Goes forward only: a moment that is over already changes nothing. */
  moveTo: (ms: number) => void;
  /** Gives the process its own clock back. */
  stop: () => void;
}

/** Replaces the process's clock until `stop`. */
export function startSeedClock(startMs: number): SeedClock {
  let base = startMs;
  let mark = performance.now();
  const read = (): number => base + (performance.now() - mark);
  const restore = setClock(() => new Date(read()));
  return {
    read,
    moveTo: (ms) => {
      if (ms <= read()) return;
      base = ms;
      mark = performance.now();
    },
    stop: restore,
  };
}
