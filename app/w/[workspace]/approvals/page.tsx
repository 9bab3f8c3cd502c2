/** Approvals: the first rows and the action that is looked at are in the HTML. Looking decides nothing. */
import type { Metadata } from "next";
import { ApprovalScreen } from "@/components/approval/approval-screen";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { presentApproval, presentApprovalPage } from "@/lib/endpoints/present-approval";
import { getApproval } from "@/lib/features/approval/get-approval";
import { listApprovals } from "@/lib/features/approval/list-approvals";
import { isAppError } from "@/lib/platform/errors";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Approvals" };

export default async function ApprovalsPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "approval:read");
  const { workspace: slug } = await params;
  const { show: asked, id: wire } = await searchParams;
  const show = asked === "all" ? "all" : "waiting";
  const page = presentApprovalPage(await listApprovals(actor, { status: show === "waiting" ? "pending" : null, action: null, cursor: null, limit: 50 }));
  const id = typeof wire === "string" && !page.data.some((row) => row.id === wire) ? fromWireId("approval", wire) : null;
  const one =
    id === null
      ? null
      : await getApproval(actor, id).catch((error: unknown) => (isAppError(error) && error.code === "not_found" ? null : Promise.reject(error)));
  return (
    <Hydrated
      data={[
        [queryKeys.approvalList(slug, { show }), firstPage(page)],
        ...(one && typeof wire === "string" ? [[queryKeys.approval(slug, wire), presentApproval(one)] as const] : []),
      ]}
    >
      <ApprovalScreen />
    </Hydrated>
  );
}
