import { isOpen } from "./is-open";
import { nextOpenAt } from "./next-open-at";
import type { OfficeHours } from "./types";

/** Whether a person can take over now. `nextOpenAt`: when the team is back, as far as the hours say; null while open and without hours. */
export type Availability = { available: boolean; open: boolean; nextOpenAt: Date | null; timeZone: string | null };

export function findAvailability(hours: OfficeHours | null, teamOnline: boolean, at: Date): Availability {
  const open = hours === null || isOpen(hours, at);
  return { available: open && teamOnline, open, nextOpenAt: open ? null : nextOpenAt(hours, at), timeZone: hours?.timeZone ?? null };
}
