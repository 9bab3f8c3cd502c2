import "server-only";
/** What every verb on an approval does: lock it, see who has agreed, and write its next version with the one event of that change. */
import { type ActingMember, type Actor } from "@/lib/access/actor";
import { approvalDigest } from "@/lib/core/approval/approval-digest";
import type { Voter } from "@/lib/core/approval/agreement";
import type { ApprovalState, ApprovalStatus, Refusal } from "@/lib/core/approval/decide-approval";
import type { EventType } from "@/lib/contracts/events/event-types";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { type ApprovalChange, type ApprovalRow, changeApproval, findApproval, findVoter, listVotes, lockApproval, type VoteRow } from "@/lib/db/approval";
import { findCallOfApproval } from "@/lib/db/tool-call";
import { findRequestOfApproval } from "@/lib/db/visitor-request";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { enqueue } from "@/lib/queue/enqueue";

export type LockedApproval = { row: ApprovalRow; state: ApprovalState };

export async function lockForChange(tx: Tx, id: ApprovalId): Promise<LockedApproval> {
  const row = await lockApproval(tx, id);
  if (!row) throw notFound();
  return { row, state: stateOf(row, await listVotes(tx, [id])) };
}

export function stateOf(row: ApprovalRow, votes: readonly VoteRow[]): ApprovalState {
  return {
    status: row.status,
    version: row.version,
    argumentsSha256: row.argumentsSha256,
    isEdited: row.requestedArguments !== null,
    tier: row.policy.tiers.find(({ name }) => name === row.tier) ?? null,
    requestedByMember: row.requestedByMember,
    voters: votes.filter((vote) => countsFor(vote, row)),
    expiresAt: Date.parse(row.expiresAt),
    executionId: row.executionId,
  };
}

/** A decided row is one version on from what was agreed to. */
export function countsFor(vote: VoteRow, row: Pick<ApprovalRow, "id" | "version" | "status" | "argumentsSha256">): boolean {
  return (
    vote.approvalId === row.id && vote.isActive && vote.argumentsSha256 === row.argumentsSha256 && (row.status !== "pending" || vote.version === row.version)
  );
}

export async function voterOf(tx: Tx, member: ActingMember): Promise<Voter> {
  const voter = await findVoter(tx, member.id);
  if (!voter) throw notFound();
  return voter;
}

type Fact = Extract<EventType, `approval.${string}`>;

/** Throws already_decided when somebody was faster, which the lock keeps from happening. */
export async function writeChange(tx: Tx, actor: Actor, row: ApprovalRow, type: Exclude<Fact, "approval.requested">, change: ApprovalChange): Promise<void> {
  if (!(await changeApproval(tx, row, change))) throw refused({ refused: "decided" }, row);
  const after = await findApproval(tx, row.id);
  if (!after) throw notFound();
  await appendFact(tx, actor, after, type);
  if (after.status === "pending" || type === "approval.begun") return;
  if (decisions.includes(type)) await enqueueCall(tx, after.id);
  await enqueueTold(tx, after.id);
}

const decisions: readonly Fact[] = ["approval.approved", "approval.edited", "approval.rejected", "approval.responded", "approval.expired"];

/** Where Handrail itself calls a tool after the decision, a job does what follows from it. */
export async function enqueueCall(tx: Tx, approvalId: ApprovalId): Promise<void> {
  const call = await findCallOfApproval(tx, approvalId);
  if (call) await enqueue(tx, "carry_out_call", { workspaceId: tx.workspaceId, callId: call.id }, { key: `tool-call:${call.id}` });
}

/** Where a visitor asked with a form, a job tells them what came of it. */
export async function enqueueTold(tx: Tx, approvalId: ApprovalId): Promise<void> {
  const request = await findRequestOfApproval(tx, approvalId);
  if (request) await enqueue(tx, "tell_request", { workspaceId: tx.workspaceId, requestId: request.id }, { key: `tell-request:${request.id}` });
}

/** The fact without a change of the row: a vote. */
export async function appendFact(tx: Tx, actor: Actor, row: ApprovalRow, type: Fact): Promise<void> {
  const fact = { digest: approvalDigest(row), status: row.status, version: row.version, argumentsSha256: row.argumentsSha256 };
  const about = { subjectType: "approval" as const, subjectId: row.id };
  if (type === "approval.requested") await append(tx, actor, { type, ...about, data: { ...fact, action: row.action, policyId: row.policyId, tier: row.tier } });
  else if (type === "approval.edited") await append(tx, actor, { type, ...about, data: { ...fact, tier: row.tier } });
  else await append(tx, actor, { type, ...about, data: fact });
}

export function isRefusal(result: Refusal | object): result is Refusal {
  return "refused" in result;
}

/** Who decided and when stands in every refusal of something decided. */
export function refused({ refused: why }: Refusal, row: ApprovalRow): AppError {
  const status: ApprovalStatus = row.status;
  const extra = { decidedBy: row.decidedByName, decidedAt: row.decidedAt, status };
  switch (why) {
    case "decided":
      return new AppError(
        "already_decided",
        `${row.decidedByName ?? "Somebody"} has decided on this${row.decidedAt ? ` at ${row.decidedAt}` : ""} (${status}).`,
        {
          extra,
        },
      );
    case "expired":
      return new AppError("approval_expired", `The time for this was over at ${row.expiresAt}. Ask anew.`, { extra: { expiresAt: row.expiresAt, status } });
    case "changed":
      return new AppError("version_conflict", "This is not what was looked at. Read it again, then decide.", {
        extra: { current: { version: row.version, argumentsSha256: row.argumentsSha256, status } },
      });
    case "own_request":
      return new AppError("forbidden", "You asked for this yourself: somebody else has to decide.");
    case "not_an_approver":
      return new AppError("forbidden", "The policy of this action asks for other people's agreement.");
    case "not_approved":
      return new AppError("state_conflict", `This may not be carried out: it is ${status}.`, { extra });
    case "used":
      return new AppError("approval_used", "This has been used already. An approval works once.", {
        extra: { begunAt: row.begunAt?.toISOString() ?? null, status },
      });
  }
}
