import "server-only";
/** Somebody asks for an action to be approved. What its policy lets pass is approved at once; everything else waits for a person. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import { argumentsSha256 } from "@/lib/core/approval/canonical-arguments";
import { chooseTier } from "@/lib/core/approval/choose-tier";
import type { ApprovalId, ConversationId } from "@/lib/core/kernel/ids";
import { findApproval, findRequested, hasConversation, insertApproval } from "@/lib/db/approval";
import { findApprovalPolicy } from "@/lib/db/approval-policy";
import { withWorkspaceSql } from "@/lib/db/tx";
import { sha256Hex } from "@/lib/platform/crypto";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringApproval } from "@/lib/realtime/bell";
import { appendFact } from "./locked-approval";

export type ApprovalRequest = {
  action: string;
  arguments: Record<string, unknown>;
  summary: string;
  conversationId: ConversationId | null;
  /** The caller's Idempotency-Key: the same one again is the same request, however long ago. */
  key: string | null;
};

const minuteMs = 60_000;

/** Throws validation_failed for an action without a policy and for arguments that its schema does not take, idempotency_key_reused. */
export async function requestApproval(actor: MemberActor, request: ApprovalRequest): Promise<ApprovalId> {
  requireScope(actor, "approval:request");
  const id = newId<"approval">();
  const asked = await withWorkspaceSql(actor, async (tx) => {
    const inForce = await findApprovalPolicy(tx, request.action);
    if (!inForce) throw unusable([{ path: "body.action", message: "has no approval policy" }]);
    const { policy } = inForce;
    const problems = checkArguments(policy.schema, request.arguments);
    if (problems.length > 0)
      throw unusable(problems.map(({ path, message }) => ({ path: path === "" ? "body.arguments" : `body.arguments.${path}`, message })));
    if (request.conversationId && !(await hasConversation(tx, request.conversationId))) throw notFound();
    const hash = argumentsSha256(request.action, request.arguments);
    const tier = chooseTier(policy, request.arguments);
    const key = request.key === null ? null : sha256Hex(request.key);
    const minutes = tier ? policy.expiresAfterMinutes : policy.usableForMinutes;
    const isNew = await insertApproval(tx, {
      id,
      policyId: inForce.id,
      action: request.action,
      summary: request.summary,
      arguments: request.arguments,
      argumentsSha256: hash,
      tier: tier?.name ?? null,
      status: tier ? "pending" : "approved",
      requestedByKind: actor.kind,
      requestedById: actor.id,
      requestedByMember: memberIdOf(actor),
      requestKey: key,
      conversationId: request.conversationId,
      expiresAt: new Date(tx.now.getTime() + minutes * minuteMs),
    });
    if (!isNew) {
      const first = key === null ? null : await findRequested(tx, actor.id, key);
      const original = first?.requestedArguments ?? first?.arguments;
      if (!first || first.action !== request.action || argumentsSha256(first.action, original) !== hash)
        throw new AppError("idempotency_key_reused", "This key belongs to another request. Use a new one.");
      return first.id;
    }
    const row = await findApproval(tx, id);
    if (!row) throw notFound();
    await appendFact(tx, actor, row, "approval.requested");
    return id;
  });
  ringApproval(actor.workspaceId, asked);
  return asked;
}

function unusable(errors: { path: string; message: string }[]): AppError {
  return new AppError("validation_failed", `${errors[0]?.path}: ${errors[0]?.message}.`, { errors });
}
