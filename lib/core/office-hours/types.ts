/** When a team is there, in wall-clock times of a zone. */

/** Monday is day 1; times are `HH:MM`, `to` is excluded and may be 24:00. */
export type OfficePeriod = { day: number; from: string; to: string };

export type OfficeHours = {
  timeZone: string;
  weekly: readonly OfficePeriod[];
  /** Closed all day, in the zone's calendar: `YYYY-MM-DD`. */
  holidays: readonly { date: string; label: string | null }[];
};
