/** The forms that bots offer to visitors who want a refund, a deletion or another address. */
import type { Metadata } from "next";
import { RequestSettings } from "@/components/request/request-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentRequestForms } from "@/lib/endpoints/present-request-form";
import { presentTools } from "@/lib/endpoints/present-tool";
import { listForms } from "@/lib/features/request/request-forms";
import { listTools } from "@/lib/features/tool/list-tools";

export const metadata: Metadata = { title: "Requests" };

export default async function RequestsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "tool:read");
  const { workspace: slug } = await params;
  const data = [
    [queryKeys.requestForms(slug), presentRequestForms(await listForms(actor))],
    [queryKeys.toolList(slug), presentTools(await listTools(actor))],
  ] as const;
  return (
    <Hydrated data={data}>
      <RequestSettings />
    </Hydrated>
  );
}
