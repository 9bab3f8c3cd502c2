/** The series of a chart with their totals: the mark, the word, the number, and the conversations behind it. */
import { cn } from "@/lib/client/cn";
import type { Series } from "./chart-data";
import { toneSwatch } from "./tones";

export function ChartLegend({ series, unit }: { series: readonly Series[]; unit: string }) {
  return (
    <ul aria-label={unit} className="flex flex-wrap gap-x-5 gap-y-1 px-4 pb-2 text-sm">
      {series.map(({ key, name, tone, total, href }) => (
        <li key={key} className="flex items-baseline gap-1.5">
          <span aria-hidden className={cn("size-2.5 shrink-0 self-center rounded-xs", toneSwatch[tone])} />
          <span className="text-ink-2">{name}</span>
          {href === null ? (
            <span className="tabular font-medium">{total}</span>
          ) : (
            <a href={href} className="tabular font-medium underline decoration-current/30 underline-offset-3 hover:decoration-current">
              {total}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
