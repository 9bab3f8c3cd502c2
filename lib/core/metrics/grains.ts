/**
 * Counts are kept for quarters of an hour, hours, six hours and days of UTC. A day of any time zone begins on a quarter of an hour, so its
 * counts are the sum of few rows: days and six hours in the middle, hours and quarters at its edges.
 */
/** In minutes, from large to small; each is a whole number of the next. */
export const grains = [1440, 360, 60, 15] as const;
export type Grain = (typeof grains)[number];

const minuteMs = 60_000;

/** The start of the bucket of that grain which holds the instant; milliseconds since the epoch. */
export function bucketStart(at: number, grain: Grain): number {
  const size = grain * minuteMs;
  return Math.floor(at / size) * size;
}

/** Buckets of one grain that follow each other: from (inclusive) to (exclusive). */
export type Piece = { readonly grain: Grain; readonly from: number; readonly to: number };

/** The fewest buckets that make up [from, to). Both must lie on a quarter of an hour. */
export function coverRange(from: number, to: number): Piece[] {
  if (bucketStart(from, 15) !== from || bucketStart(to, 15) !== to) throw new RangeError("a range begins and ends on a quarter of an hour");
  const pieces: Piece[] = [];
  for (let at = from; at < to;) {
    const start = at;
    const grain = grains.find((each) => bucketStart(start, each) === start && start + each * minuteMs <= to) ?? 15;
    at += grain * minuteMs;
    const last = pieces.at(-1);
    if (last?.grain === grain) pieces[pieces.length - 1] = { ...last, to: at };
    else pieces.push({ grain, from: start, to: at });
  }
  return pieces;
}
