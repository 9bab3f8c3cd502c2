/** What was measured, each beside its limit. Numbers have a bar with a mark at the limit; what it spoke for is said in words. */
import { cn } from "@/lib/client/cn";
import type { SignalRow } from "./signal-rows";

const speaks: Record<SignalRow["speaksFor"], { words: string; tone: string }> = {
  answer: { words: "speaks for answering", tone: "text-bot" },
  person: { words: "speaks for a person", tone: "text-waiting" },
  hold: { words: "speaks for a check", tone: "text-waiting" },
  nothing: { words: "no effect", tone: "text-ink-3" },
  unknown: { words: "not known, never speaks for answering", tone: "text-ink-3" },
};

export function SignalTable({ rows }: { rows: readonly SignalRow[] }) {
  return (
    <ul className="grid">
      {rows.map((row, index) => (
        <li
          key={`${row.name}-${index}`}
          className="grid grid-cols-[10rem_minmax(0,1fr)_11rem] items-center gap-x-4 gap-y-0.5 border-b py-2 last:border-0 max-sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <span className="text-ink-2">{row.name}</span>
          <span className="grid min-w-0 gap-1 max-sm:order-3 max-sm:col-span-2">
            <span className="tabular wrap-anywhere">
              {row.value}
              {row.limit === null ? null : <span className="text-ink-3"> · {row.limit}</span>}
            </span>
            {row.bar ? (
              <Bar {...row.bar} tone={row.speaksFor === "person" ? "bg-waiting-mark" : row.speaksFor === "answer" ? "bg-bot-mark" : "bg-line-strong"} />
            ) : null}
          </span>
          <span className={cn("text-right text-xs text-balance", speaks[row.speaksFor].tone)}>{speaks[row.speaksFor].words}</span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ value, limit, tone }: { value: number; limit: number; tone: string }) {
  return (
    <span aria-hidden className="relative block h-1.5 rounded-full bg-hover">
      <span className={cn("absolute inset-y-0 left-0 rounded-full", tone)} style={{ width: `${value * 100}%` }} />
      <span className="absolute -inset-y-0.75 w-0.5 bg-ink" style={{ left: `calc(${limit * 100}% - 1px)` }} />
    </span>
  );
}
