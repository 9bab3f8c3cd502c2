/** Figures in words, the same in charts, tables and sentences. Null is a dash: there was nothing to take it of. */

export const nothing = "–";

export function countWords(count: number): string {
  return count.toLocaleString("en");
}

/** "12 %", with a tenth below 10 % where it is not whole. */
export function rateWords(rate: number | null): string {
  if (rate === null) return nothing;
  const percent = rate * 100;
  return `${percent < 10 && percent % 1 !== 0 ? percent.toFixed(1) : Math.round(percent)} %`;
}

export function averageWords(average: number | null): string {
  return average === null ? nothing : average.toFixed(1);
}

/** "under 0.1 s", "0.2 s", "12 s", "4 min", "3 h 05", "2 d 4 h". */
export function durationWords(ms: number | null): string {
  if (ms === null) return nothing;
  if (ms < 100) return "under 0.1 s";
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (Math.round(seconds) < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** "26 Nov" for a day, "20 – 26 Nov" for several; dates without a time, as the report names them. */
export function stretchWords(from: string, to: string): string {
  const words = (date: string) => new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  if (from === to) return words(from);
  return from.slice(0, 7) === to.slice(0, 7) ? `${Number(from.slice(8))} – ${words(to)}` : `${words(from)} – ${words(to)}`;
}
