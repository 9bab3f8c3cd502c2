/** How long an owner can call a deletion back. */
export const graceDays = 7;

/** How long an export can be fetched. */
export const exportDays = 7;

const dayMs = 24 * 3_600_000;

export function afterDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}
