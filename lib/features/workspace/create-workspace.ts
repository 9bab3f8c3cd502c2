import "server-only";
/** Another workspace for somebody who has an account. */
import type { AccountActor } from "@/lib/access/actor";
import { takeAttempt } from "@/lib/access/exact-limit";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { withWorkspace } from "@/lib/db/tx";
import { findWorkspace, type WorkspaceRow } from "@/lib/db/workspace";
import { type NewWorkspace, openWorkspace } from "@/lib/moves/open-workspace";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

const perAccount = { name: "workspace.account", attempts: 50, windowMinutes: 60 };

/** Throws slug_taken, rate_limited. */
export async function createWorkspace(actor: AccountActor, input: NewWorkspace): Promise<WorkspaceRow> {
  await takeAttempt(perAccount, actor.accountId);
  const workspaceId: WorkspaceId = newId<"workspace">();
  return withWorkspace({ workspaceId }, async (tx) => {
    await openWorkspace(tx, actor, input, "creation");
    const workspace = await findWorkspace(tx);
    if (!workspace) throw notFound();
    return workspace;
  });
}
