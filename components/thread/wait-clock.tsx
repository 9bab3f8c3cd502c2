"use client";
/**
 * Since when somebody waits for a person, running. Amber with a clock, the same wherever something waits. It counts seconds in the first hour
 * and only while it is in sight, because a list can hold a thousand of them.
 */
import { Clock } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { waitedFor } from "@/components/ui/format-time";
import { useNow } from "@/components/ui/time";
import { cn } from "@/lib/client/cn";

const secondMs = 1_000;
const minuteMs = 60_000;

export function WaitClock({ since, className }: { since: string; className?: string }) {
  const element = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  const [old, setOld] = useState(false);
  const now = useNow(seen && !old ? secondMs : minuteMs);
  const waitedMs = now === null ? null : now - Date.parse(since);
  if (waitedMs !== null && waitedMs > 60 * minuteMs !== old) setOld(!old);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => setSeen(entries.at(-1)?.isIntersecting ?? false));
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return (
    <span ref={element} className={cn("tabular inline-flex shrink-0 items-center gap-1 text-xs font-medium text-waiting", className)}>
      <Clock aria-hidden className="size-3.5" />
      <span className="sr-only">Waiting for </span>
      <time dateTime={since} title={`since ${waitedMs === null ? since : new Date(since).toLocaleString()}`} suppressHydrationWarning>
        {waitedMs === null ? `since ${since.slice(11, 16)} UTC` : waitedFor(waitedMs)}
      </time>
    </span>
  );
}
