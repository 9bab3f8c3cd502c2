/** Bars that lie, largest first, each with its word and number beside it and the conversations behind it. Needs no script. */
import { countWords } from "./format-figures";
import type { Bars } from "./prepare-handoffs";

export function RankedBars({ bars, label }: { bars: Bars; label: string }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol aria-label={label} className="grid gap-1.5 px-4 pb-3">
      {bars.map((bar) => (
        <li key={bar.href}>
          <a
            href={bar.href}
            className="group grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 rounded-control py-0.5 text-sm hover:text-accent-text"
          >
            <span className="truncate">{bar.label}</span>
            <span className="tabular font-medium">{countWords(bar.value)}</span>
            <span aria-hidden className="col-span-2 h-2 overflow-hidden rounded-xs bg-sunken">
              <span className="block h-full rounded-xs bg-waiting-mark" style={{ width: `${(bar.value / most) * 100}%` }} />
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}
