/** Brings a held list up to date without moving a row: what left stays dimmed, what would come in between waits and is counted. Pure. */

export type SettledRow<Row> = { row: Row; /** No longer in this list. */ gone: boolean };

/**
 * @param held rows as they were when the pointer came
 * @param fresh rows as they are now
 * @returns held rows in their order with their present content, then rows that come after the last of them; `waiting` counts the others
 */
export function settleOrder<Row extends { id: string }>(held: readonly Row[], fresh: readonly Row[]): { rows: SettledRow<Row>[]; waiting: number } {
  const present = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(held.map((row) => row.id));
  const lastKnown = fresh.findLastIndex((row) => known.has(row.id));
  const after = fresh.slice(lastKnown + 1);
  const waiting = fresh.slice(0, lastKnown + 1).filter((row) => !known.has(row.id)).length;
  // With no row in common nothing is known about places: everything new waits, unless nothing was there to be moved.
  if (lastKnown < 0 && held.length > 0) return { rows: held.map((row) => ({ row, gone: true })), waiting: fresh.length };
  return {
    rows: [...held.map((row) => ({ row: present.get(row.id) ?? row, gone: !present.has(row.id) })), ...after.map((row) => ({ row, gone: false }))],
    waiting,
  };
}
