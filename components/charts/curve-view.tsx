"use client";
/** Shares over shares, 0 to 100 % both: what was found as a line with dots, what it is compared with as a dashed one. */
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { CurveChart } from "./chart-data";
import { rateWords } from "./format-figures";
import { toneColour } from "./tones";

export type CurveViewProps = { chart: CurveChart };

const quarters = [0, 0.25, 0.5, 0.75, 1];

export default function CurveView({ chart: { points, found, ideal, across, up, top } }: CurveViewProps) {
  const tick = { fill: "var(--ink-3)", fontSize: 11 };
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const label = { fill: "var(--ink-3)", fontSize: 11 };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...points]} accessibilityLayer={false} margin={{ top: 8, right: 12, bottom: 16, left: 4 }}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={[0, 1]}
          ticks={quarters}
          tickFormatter={percent}
          tickLine={false}
          axisLine={{ stroke: "var(--line)" }}
          tick={tick}
          label={{ ...label, value: across, position: "insideBottom", offset: -12 }}
        />
        <YAxis
          domain={[0, top]}
          ticks={quarters.map((quarter) => quarter * top)}
          tickFormatter={percent}
          tickLine={false}
          axisLine={false}
          width={56}
          tick={tick}
          label={{ ...label, value: up, angle: -90, position: "insideLeft", style: { textAnchor: "middle" as const } }}
        />
        <Tooltip
          cursor={{ stroke: "var(--line-strong)" }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = payload[0]?.payload as CurveChart["points"][number] | undefined;
            return active && point !== undefined && point.found !== null ? (
              <div className="tabular rounded-control bg-raised px-2.5 py-2 text-xs text-ink shadow-float">
                {point.words}: {rateWords(point.found)}
              </div>
            ) : null;
          }}
        />
        <Line
          dataKey="ideal"
          name={ideal}
          stroke="var(--line-strong)"
          strokeDasharray="4 4"
          strokeWidth={1.5}
          dot={false}
          connectNulls
          isAnimationActive={false}
        />
        <Line
          dataKey="found"
          name={found}
          stroke={toneColour.bot}
          strokeWidth={2}
          dot={points.length <= 30 ? { fill: toneColour.bot } : false}
          connectNulls
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
