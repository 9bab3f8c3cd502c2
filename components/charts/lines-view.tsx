"use client";
/** Lines over time with a dot a value; what has no value is a gap, what is not over a hollow dot. Times stand on a scale of powers of ten. */
import { useRouter } from "next/navigation";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { TimeChart } from "./chart-data";
import { ChartTip } from "./chart-tip";
import { percentTicks } from "./prepare-handoffs";
import { ticksAround } from "./prepare-times";
import { toneColour } from "./tones";
import type { ValueUnit } from "./value-words";

export type LinesViewProps = { chart: TimeChart; axis: string; unit: ValueUnit };

/** Apart from their colours, too. */
const dashes = ["0", "6 3", "2 3"];

export default function LinesView({ chart, axis, unit }: LinesViewProps) {
  const router = useRouter();
  const { series, points } = chart;
  const rows = points.map((point) => ({ tick: point.tick, ...point.values }));
  const ticks = unit === "time" ? ticksAround(chart) : [];
  const percents = unit === "percent" ? percentTicks(chart) : [];
  const tick = { fill: "var(--ink-3)", fontSize: 11 };
  const label = { value: axis, angle: -90, position: "insideLeft" as const, fill: "var(--ink-3)", fontSize: 11, style: { textAnchor: "middle" as const } };
  const dot = (key: string, colour: string) =>
    function Dot({ cx, cy, index, value }: { cx?: number; cy?: number; index?: number; value?: unknown }) {
      const point = points[index ?? -1];
      if (!point || value === null || value === undefined || cx === undefined || cy === undefined) return <g key={`${key} ${index}`} />;
      return (
        <circle
          key={`${key} ${index}`}
          cx={cx}
          cy={cy}
          r={4}
          className="cursor-pointer"
          fill={point.unfinished ? "var(--surface)" : colour}
          stroke={colour}
          strokeWidth={2}
          strokeDasharray={point.unfinished ? "2 1.5" : undefined}
          onClick={() => router.push(point.hrefs[key] ?? "")}
        />
      );
    };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={rows} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 0, left: 4 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="tick" tickLine={false} axisLine={{ stroke: "var(--line)" }} tick={tick} minTickGap={16} />
        {unit === "time" ? (
          <YAxis
            scale="log"
            domain={[(ticks[0]?.ms ?? 50) * 0.7, (ticks.at(-1)?.ms ?? 60_000) * 1.2]}
            ticks={ticks.map(({ ms }) => ms)}
            tickFormatter={(ms: number) => ticks.find((each) => each.ms === ms)?.label ?? ""}
            allowDataOverflow
            tickLine={false}
            axisLine={false}
            width={80}
            tick={tick}
            label={label}
          />
        ) : (
          <YAxis
            domain={[0, percents.at(-1) ?? 100]}
            ticks={percents}
            tickFormatter={(value: number) => `${value} %`}
            tickLine={false}
            axisLine={false}
            width={56}
            tick={tick}
            label={label}
          />
        )}
        <Tooltip
          cursor={{ stroke: "var(--line-strong)" }}
          isAnimationActive={false}
          content={({ active, activeIndex }) => (active ? <ChartTip point={points[Number(activeIndex)]} series={series} unit={unit} /> : null)}
        />
        {series.map(({ key, tone }, index) => (
          <Line
            key={key}
            dataKey={key}
            stroke={toneColour[tone]}
            strokeWidth={2}
            strokeDasharray={dashes[index] ?? "0"}
            connectNulls={false}
            isAnimationActive={false}
            dot={dot(key, toneColour[tone])}
            activeDot={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
