/** Settings of the workspace itself. */
import type { Metadata } from "next";
import { WorkspaceEnd } from "@/components/workspace/workspace-end";
import { WorkspaceAccess } from "@/components/workspace/workspace-access";
import { WorkspaceSettings } from "@/components/workspace/workspace-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentExport, presentWorkspace } from "@/lib/endpoints/present-workspace";
import { getExport } from "@/lib/features/workspace/get-export";
import { getWorkspace } from "@/lib/features/workspace/get-workspace";
import { publicUrl } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Settings" };

export default async function WorkspaceSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "workspace:read");
  const { workspace: slug } = await params;
  const isOwner = actor.scopes.includes("workspace:own");
  return (
    <Hydrated
      data={[
        [queryKeys.workspace(slug), presentWorkspace(await getWorkspace(actor))] as const,
        ...(isOwner ? [[queryKeys.workspaceExport(slug), presentExport(await getExport(actor))] as const] : []),
      ]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <WorkspaceSettings origin={publicUrl()} />
        <WorkspaceAccess />
        {isOwner ? <WorkspaceEnd /> : null}
      </div>
    </Hydrated>
  );
}
