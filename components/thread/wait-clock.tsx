"use client";
/** Since when somebody waits for a person, running. Amber with a clock, the same wherever something waits. */
import { Clock } from "lucide-react";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/client/cn";

export function WaitClock({ since, className }: { since: string; className?: string }) {
  return (
    <span className={cn("tabular inline-flex shrink-0 items-center gap-1 text-xs font-medium text-waiting", className)}>
      <Clock aria-hidden className="size-3.5" />
      <span className="sr-only">Waiting for </span>
      <Time at={since} format="clock" />
    </span>
  );
}
