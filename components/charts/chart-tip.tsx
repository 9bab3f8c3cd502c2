"use client";
/** What a bar or point is, beside the pointer: its stretch of time and every series in words. */
import type { Point, Series } from "./chart-data";
import { toneSwatch } from "./tones";
import { valueWords, type ValueUnit } from "./value-words";

export function ChartTip({ point, series, unit }: { point: Point | undefined; series: readonly Series[]; unit: ValueUnit }) {
  if (!point) return null;
  return (
    <div className="tabular rounded-control bg-raised px-2.5 py-2 text-xs text-ink shadow-float">
      <p className="font-medium">
        {point.label}
        {point.unfinished ? <span className="font-normal text-ink-3"> not over yet</span> : null}
      </p>
      {series.map(({ key, name, tone }) => (
        <p key={key} className="flex items-center gap-1.5">
          <span className={`size-2 rounded-xs ${toneSwatch[tone]}`} />
          <span className="flex-1 text-ink-2">{name}</span>
          <span className="pl-3">{valueWords(unit, point.values[key])}</span>
        </p>
      ))}
    </div>
  );
}
