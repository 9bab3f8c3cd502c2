import "server-only";
/** A person writes other arguments: another hash, to which nobody else has agreed yet. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import { argumentsSha256 } from "@/lib/core/approval/canonical-arguments";
import { chooseTier } from "@/lib/core/approval/choose-tier";
import { edit, type Seen } from "@/lib/core/approval/decide-approval";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { insertVote } from "@/lib/db/approval";
import { withWorkspaceSql } from "@/lib/db/tx";
import { AppError } from "@/lib/platform/errors";
import { ringApproval } from "@/lib/realtime/bell";
import { isRefusal, lockForChange, refused, voterOf, writeChange } from "@/lib/moves/locked-approval";
import { usableUntil } from "./usable-until";

/** Throws as approving does, and validation_failed for arguments that the schema does not take or that are those that stand there. */
export async function editAction(actor: MemberActor, id: ApprovalId, seen: Seen, given: Record<string, unknown>): Promise<void> {
  requireScope(actor, "approval:decide");
  const by = memberOf(actor);
  await withWorkspaceSql(actor, async (tx) => {
    const { row, state } = await lockForChange(tx, id);
    const problems = checkArguments(row.policy.schema, given).map(({ path, message }) => ({
      path: path === "" ? "body.arguments" : `body.arguments.${path}`,
      message,
    }));
    const hash = problems.length > 0 ? null : argumentsSha256(row.action, given);
    const tier = hash === null ? state.tier : chooseTier(row.policy, given);
    const result = edit(state, await voterOf(tx, by), seen, tier, tx.now.getTime());
    if (isRefusal(result)) throw refused(result, row);
    if (hash === null) throw new AppError("validation_failed", `${problems[0]?.path}: ${problems[0]?.message}.`, { errors: problems });
    if (hash === row.argumentsSha256) {
      const errors = [{ path: "body.arguments", message: "are the ones that stand there: approve them" }];
      throw new AppError("validation_failed", "body.arguments: are the ones that stand there: approve them.", { errors });
    }
    await writeChange(tx, actor, row, "approval.edited", {
      status: result.becomes,
      arguments: given,
      argumentsSha256: hash,
      requestedArguments: row.requestedArguments ?? row.arguments,
      tier: tier?.name ?? null,
      editedBy: by.id,
      editedAt: tx.now,
      ...(result.becomes === "edited"
        ? { decidedBy: by.id, decidedAt: tx.now, expiresAt: usableUntil(row.policy, tx.now) }
        : { expiresAt: new Date(tx.now.getTime() + row.policy.expiresAfterMinutes * 60_000) }),
    });
    if (result.agrees) await insertVote(tx, { approvalId: id, version: row.version + 1, argumentsSha256: hash, memberId: by.id });
  });
  ringApproval(actor.workspaceId, id);
}
