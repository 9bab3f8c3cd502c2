import "server-only";
/** A person has found out what came of a call whose outcome was not known. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { ToolCallId } from "@/lib/core/kernel/ids";
import { findToolCall, lockToolCall, type ToolCallRow } from "@/lib/db/tool-call";
import { withWorkspaceSql } from "@/lib/db/tx";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringApproval } from "@/lib/realtime/bell";
import { endCall } from "./end-call";

/** Throws not_found, and state_conflict for a call that is not unknown. */
export async function settleCall(actor: MemberActor, id: ToolCallId, status: "succeeded" | "failed"): Promise<ToolCallRow> {
  requireScope(actor, "approval:decide");
  const by = memberOf(actor);
  const call = await withWorkspaceSql(actor, async (tx) => {
    const before = await lockToolCall(tx, id);
    if (!before) throw notFound();
    if (before.status !== "unknown") throw new AppError("state_conflict", `Nothing is open about this call: it is ${before.status}.`);
    await endCall(tx, actor, before, null, { status, error: before.error, settledBy: by.id });
    const after = await findToolCall(tx, id);
    if (!after) throw notFound();
    return after;
  });
  ringApproval(actor.workspaceId, call.approvalId);
  return call;
}
