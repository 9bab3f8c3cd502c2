import "server-only";
/** An action is asked for: its arguments are checked, hashed and given their tier, and it waits or is approved at once. One request a key. */
import type { Actor, BotActor } from "@/lib/access/actor";
import { memberIdOf } from "@/lib/access/actor";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import { argumentsSha256 } from "@/lib/core/approval/canonical-arguments";
import { chooseTier } from "@/lib/core/approval/choose-tier";
import type { ApprovalId, BotId, ConversationId } from "@/lib/core/kernel/ids";
import { type ApprovalRow, findApproval, findRequested, hasConversation, insertApproval } from "@/lib/db/approval";
import { findApprovalPolicy } from "@/lib/db/approval-policy";
import type { Tx } from "@/lib/db/tx";
import { sha256Hex } from "@/lib/platform/crypto";
import { isMailConfigured } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";
import { appendFact } from "./locked-approval";

export type AskedAction = {
  action: string;
  arguments: Record<string, unknown>;
  summary: string;
  conversationId: ConversationId | null;
  /** The same one again is the same request, however long ago. */
  key: string | null;
};

/** A bot that asks in a turn. `byPerson`: somebody has to agree whatever the policy says. */
export type AskingBot = BotActor & { botId: BotId; byPerson: boolean };
type Asker = Extract<Actor, { kind: "member" | "api_key" | "visitor" }> | AskingBot;

const minuteMs = 60_000;

/** Throws validation_failed for an action without a policy and for arguments that its schema does not take, idempotency_key_reused. */
export async function askApproval(tx: Tx, actor: Asker, asked: AskedAction): Promise<{ row: ApprovalRow; isNew: boolean }> {
  const inForce = await findApprovalPolicy(tx, asked.action);
  if (!inForce) throw unusable([{ path: "body.action", message: "has no approval policy" }]);
  const { policy } = inForce;
  const problems = checkArguments(policy.schema, asked.arguments);
  if (problems.length > 0) throw unusable(problems.map(({ path, message }) => ({ path: path === "" ? "body.arguments" : `body.arguments.${path}`, message })));
  if (asked.conversationId && !(await hasConversation(tx, asked.conversationId))) throw notFound();
  const hash = argumentsSha256(asked.action, asked.arguments);
  const byPerson = actor.kind === "bot" && actor.byPerson;
  const tier = chooseTier(policy, asked.arguments, byPerson);
  const key = asked.key === null ? null : sha256Hex(asked.key);
  const minutes = tier ? policy.expiresAfterMinutes : policy.usableForMinutes;
  const id = newId<"approval">();
  const askerId = actor.kind === "bot" ? actor.botId : actor.id;
  const isNew = await insertApproval(tx, {
    id,
    policyId: inForce.id,
    action: asked.action,
    summary: asked.summary,
    arguments: asked.arguments,
    argumentsSha256: hash,
    tier: tier?.name ?? null,
    status: tier ? "pending" : "approved",
    requestedByKind: actor.kind,
    requestedById: askerId,
    requestedByMember: memberIdOf(actor),
    requestKey: key,
    conversationId: asked.conversationId,
    expiresAt: new Date(tx.now.getTime() + minutes * minuteMs),
  });
  if (!isNew) {
    const first = key === null ? null : await findRequested(tx, askerId, key);
    const original = first?.requestedArguments ?? first?.arguments;
    if (!first || first.action !== asked.action || argumentsSha256(first.action, original) !== hash)
      throw new AppError("idempotency_key_reused", "This key belongs to another request. Use a new one.");
    return { row: first, isNew };
  }
  const row = await readRow(tx, id);
  await appendFact(tx, actor, row, "approval.requested");
  if (tier && isMailConfigured())
    await enqueue(tx, "send_mail", { mailId: newId(), template: "approval_requested", workspaceId: tx.workspaceId, subjectId: id });
  return { row, isNew };
}

async function readRow(tx: Tx, id: ApprovalId): Promise<ApprovalRow> {
  const row = await findApproval(tx, id);
  if (!row) throw notFound();
  return row;
}

function unusable(errors: { path: string; message: string }[]): AppError {
  return new AppError("validation_failed", `${errors[0]?.path}: ${errors[0]?.message}.`, { errors });
}
