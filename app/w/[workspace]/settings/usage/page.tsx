/** Usage: what the workspace has used and may use. All numbers are in the HTML. */
import type { Metadata } from "next";
import { UsageScreen } from "@/components/usage/usage-screen";
import { requirePage } from "@/lib/access/require-page";
import { getUsage } from "@/lib/features/usage/get-usage";

export const metadata: Metadata = { title: "Usage" };

export default async function UsagePage({ params }: { params: Promise<{ workspace: string }> }) {
  return <UsageScreen usage={await getUsage(await requirePage(params, "workspace:read"))} />;
}
