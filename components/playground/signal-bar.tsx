/** A signal as a bar with its limit. The word beside it says on which side it lies; the colour only repeats that. */
import { Check, Hand } from "lucide-react";
import { cn } from "@/lib/client/cn";
import type { SignalBar as Signal } from "./trial-story";

export function SignalBar({ signal }: { signal: Signal }) {
  const { name, value, limit, shown, shownLimit, passes, says } = signal;
  const percent = `${Math.round((value ?? 0) * 1000) / 10}%`;
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{name}</span>
        <span className="text-xs text-ink-3">{says}</span>
        <span className="tabular ml-auto text-sm">
          {shown} <span className="text-ink-3">limit {shownLimit}</span>
        </span>
        <span className={cn("inline-flex w-20 items-center gap-1 text-xs font-medium", passes ? "text-approved" : "text-waiting")}>
          {passes ? <Check aria-hidden className="size-3.5" /> : <Hand aria-hidden className="size-3.5" />}
          {passes ? "bot may" : "person"}
        </span>
      </div>
      <div aria-hidden className="relative h-2 rounded-full bg-selected">
        <div className={cn("h-full rounded-full", passes ? "bg-approved-mark" : "bg-waiting-mark")} style={{ width: percent }} />
        <div className="absolute -top-1 -bottom-1 w-0.5 rounded-full bg-ink" style={{ left: `calc(${limit * 100}% - 1px)` }} />
      </div>
    </li>
  );
}
