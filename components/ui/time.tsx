"use client";
/**
 * A moment in the member's own zone and language. The server does not know either, so it renders UTC and the browser
 * replaces it after hydration. The exact time is the title; `relative` and `clock` move on by themselves.
 */
import { useSyncExternalStore } from "react";
import { relativeTime, waitedFor } from "./format-time";

export type TimeProps = {
  /** ISO 8601 with Z. */
  at: string;
  /** relative: "5 min ago". clock: how long since, "2:05", for waits. short: time today, else the day. exact: day and time. time: hours and minutes. */
  format?: "relative" | "clock" | "short" | "exact" | "time" | "day";
  className?: string;
};

const tickMs = { relative: 20_000, clock: 1_000, short: 60_000, exact: 0, time: 0, day: 0 } as const;

export function Time({ at, format = "relative", className }: TimeProps) {
  const now = useNow(tickMs[format]);
  const date = new Date(at);
  return (
    <time dateTime={at} title={now === null ? `${at.slice(0, 10)} ${at.slice(11, 16)} UTC` : exact(date)} className={className} suppressHydrationWarning>
      {now === null ? `${at.slice(0, 10)} ${at.slice(11, 16)}` : written(date, format, now)}
    </time>
  );
}

/** The present in milliseconds, renewed every `everyMs` (0: only at the start); null on the server and until hydration. */
export function useNow(everyMs: number): number | null {
  return useSyncExternalStore(
    (changed) => {
      if (everyMs === 0) return () => undefined;
      const timer = setInterval(changed, everyMs);
      return () => clearInterval(timer);
    },
    () => (everyMs === 0 ? 0 : Math.floor(Date.now() / everyMs) * everyMs),
    () => null,
  );
}

function written(date: Date, format: NonNullable<TimeProps["format"]>, now: number): string {
  switch (format) {
    case "relative":
      return relativeTime(date.getTime(), Date.now());
    case "clock":
      return waitedFor(Date.now() - date.getTime());
    case "short":
      return new Date(now).toDateString() === date.toDateString() ? timeOnly(date) : dayOnly(date, now);
    case "time":
      return timeOnly(date);
    case "day":
      return dayOnly(date, Date.now());
    case "exact":
      return exact(date);
  }
}

function exact(date: Date): string {
  return date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
}

function timeOnly(date: Date): string {
  return date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}

function dayOnly(date: Date, now: number): string {
  const sameYear = new Date(now).getFullYear() === date.getFullYear();
  return date.toLocaleDateString(undefined, sameYear ? { day: "numeric", month: "short" } : { day: "numeric", month: "short", year: "numeric" });
}
