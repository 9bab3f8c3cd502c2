"use client";
/** Bars over time or over ratings, stacked or side by side. The one that is not over is hatched. A click opens what is behind it. */
import { useRouter } from "next/navigation";
import { useId } from "react";
import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { TimeChart } from "./chart-data";
import { ChartTip } from "./chart-tip";
import { toneColour } from "./tones";

export type BarsViewProps = { chart: TimeChart; axis: string; stacked: boolean };

export default function BarsView({ chart: { series, points }, axis, stacked }: BarsViewProps) {
  const router = useRouter();
  const id = useId();
  const hatch = (key: string) => `hatch-${id}-${key}`.replaceAll(":", "");
  const rows = points.map((point) => ({ tick: point.tick, ...point.values }));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 4, bottom: 0, left: 4 }} barCategoryGap="22%">
        <defs>
          {series.map(({ key, tone }) => (
            <pattern key={key} id={hatch(key)} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width={6} height={6} fill="var(--surface)" />
              <rect width={3} height={6} fill={toneColour[tone]} />
            </pattern>
          ))}
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="tick" tickLine={false} axisLine={{ stroke: "var(--line)" }} tick={{ fill: "var(--ink-3)", fontSize: 11 }} minTickGap={16} />
        <YAxis
          allowDecimals={false}
          tickLine={false}
          axisLine={false}
          width={44}
          tick={{ fill: "var(--ink-3)", fontSize: 11 }}
          label={{ value: axis, angle: -90, position: "insideLeft", fill: "var(--ink-3)", fontSize: 11, style: { textAnchor: "middle" } }}
        />
        <Tooltip
          cursor={{ fill: "var(--hover)" }}
          isAnimationActive={false}
          content={({ active, activeIndex }) => (active ? <ChartTip point={points[Number(activeIndex)]} series={series} unit="count" /> : null)}
        />
        {series.map(({ key, tone }) => (
          <Bar
            key={key}
            dataKey={key}
            {...(stacked ? { stackId: "all" } : {})}
            fill={toneColour[tone]}
            maxBarSize={40}
            isAnimationActive={false}
            className="cursor-pointer"
            onClick={(_, index) => open(points[index]?.hrefs[key])}
          >
            {points.map((point) => (
              <Cell
                key={point.tick}
                fill={point.unfinished ? `url(#${hatch(key)})` : toneColour[tone]}
                {...(point.unfinished ? { stroke: toneColour[tone], strokeWidth: 1 } : {})}
              />
            ))}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );

  function open(href: string | undefined): void {
    if (href) router.push(href);
  }
}
