/** A chart as the page shows it: a title that says what is counted in which unit, what it adds up to, the drawing, the table. */
import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import type { DataTable as Data, Series } from "./chart-data";
import { ChartLegend } from "./chart-legend";
import { ChartSlot, type Drawing } from "./chart-slot";
import { DataTable } from "./data-table";

export type ChartCardProps = {
  title: string;
  finding: ReactNode;
  /** What the legend's numbers are. */
  legend: { series: readonly Series[]; unit: string } | null;
  drawing: Drawing | null;
  tables: readonly Data[];
  children?: ReactNode;
  className?: string;
};

export function ChartCard({ title, finding, legend, drawing, tables, children, className }: ChartCardProps) {
  return (
    <Card aria-label={title} className={className}>
      <CardHeader title={title} description={finding} />
      {legend ? <ChartLegend series={legend.series} unit={legend.unit} /> : null}
      {drawing ? <ChartSlot drawing={drawing} /> : null}
      {children}
      {tables.length > 0 ? <DataTable tables={tables} label={`Numbers: ${title}`} /> : null}
    </Card>
  );
}
