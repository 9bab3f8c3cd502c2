/** Addresses that are called with what was asked for, and what became of each call. */
import type { Metadata } from "next";
import { ToolSettings } from "@/components/tool/tool-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentTools } from "@/lib/endpoints/present-tool";
import { listTools } from "@/lib/features/tool/list-tools";

export const metadata: Metadata = { title: "Tools" };

export default async function ToolsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "tool:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated data={[[queryKeys.toolList(slug), presentTools(await listTools(actor))]]}>
      <ToolSettings />
    </Hydrated>
  );
}
