"use client";
/** The place of a drawn chart. The drawing library is fetched when a chart is shown, never with the page; the numbers are in the table anyway. */
import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/skeleton";
import type { BarsViewProps } from "./bars-view";
import type { CurveViewProps } from "./curve-view";
import type { LinesViewProps } from "./lines-view";

const loading = () => <Skeleton className="size-full" />;
const BarsView = dynamic(() => import("./bars-view"), { ssr: false, loading });
const CurveView = dynamic(() => import("./curve-view"), { ssr: false, loading });
const LinesView = dynamic(() => import("./lines-view"), { ssr: false, loading });

export type Drawing = ({ kind: "bars" } & BarsViewProps) | ({ kind: "lines" } & LinesViewProps) | ({ kind: "curve" } & CurveViewProps);

export function ChartSlot({ drawing }: { drawing: Drawing }) {
  return (
    // The table below says the same to those who do not see it, and its numbers are the links.
    <div aria-hidden data-testid="chart" className="h-64 px-2 pb-2 text-xs max-sm:h-56">
      {drawing.kind === "bars" ? <BarsView {...drawing} /> : drawing.kind === "curve" ? <CurveView {...drawing} /> : <LinesView {...drawing} />}
    </div>
  );
}
