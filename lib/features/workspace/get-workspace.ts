import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, type WorkspaceRow } from "@/lib/db/workspace";
import { notFound } from "@/lib/platform/errors";

export async function getWorkspace(actor: MemberActor): Promise<WorkspaceRow> {
  requireScope(actor, "workspace:read");
  const workspace = await withWorkspace(actor, (tx) => findWorkspace(tx));
  if (!workspace) throw notFound();
  return workspace;
}
