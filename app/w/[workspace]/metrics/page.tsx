/** The metrics: all numbers are in the HTML; a script only draws them. */
import type { Metadata } from "next";
import { MetricsScreen } from "@/components/metrics/metrics-screen";
import { RememberZone } from "@/components/metrics/remember-zone";
import { requirePage } from "@/lib/access/require-page";
import { metricsQuerySchema } from "@/lib/contracts/api/metrics";
import { getMetrics } from "@/lib/features/metrics/get-metrics";
import { readPlace, type Search } from "./read-place";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Search> };

export const metadata: Metadata = { title: "Metrics" };

export default async function MetricsPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "metrics:read");
  const { workspace } = await params;
  const { place, query, browserZone } = await readPlace(await searchParams);
  const asked = metricsQuerySchema.safeParse(query);
  const report = await getMetrics(actor, asked.success ? asked.data : metricsQuerySchema.parse({}));
  return (
    <>
      <RememberZone known={browserZone} />
      <MetricsScreen
        slug={workspace}
        place={place}
        report={report}
        refused={asked.success ? null : (asked.error.issues[0]?.message ?? "The range is not usable.")}
      />
    </>
  );
}
