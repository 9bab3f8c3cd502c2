import "server-only";
/** Approvals as they are shown: with who has to agree, who has, and whether the one who looks may decide. */
import { type MemberActor, memberIdOf } from "@/lib/access/actor";
import { agreement, mayAgree } from "@/lib/core/approval/agreement";
import type { Approvers } from "@/lib/core/approval/approval-policy";
import { type ApprovalRow, findVoter, listVotes, type VoteRow } from "@/lib/db/approval";
import { nameApprovers } from "@/lib/db/approval-policy";
import type { Tx } from "@/lib/db/tx";
import { countsFor, stateOf } from "@/lib/moves/locked-approval";

export type ShownApproval = {
  row: ApprovalRow;
  needs: (Approvers & { have: number })[];
  mode: "all" | "any";
  votes: (VoteRow & { counts: boolean })[];
  /** Of teams and members that the tier names. */
  names: ReadonlyMap<string, string>;
  mayDecide: boolean;
};

export async function showApprovals(tx: Tx, actor: MemberActor, rows: readonly ApprovalRow[]): Promise<ShownApproval[]> {
  const memberId = memberIdOf(actor);
  const looker = memberId === null || !actor.scopes.includes("approval:decide") ? null : await findVoter(tx, memberId);
  const votes =
    rows.length === 0
      ? []
      : await listVotes(
          tx,
          rows.map(({ id }) => id),
        );
  const approvers = rows.flatMap((row) => row.policy.tiers.flatMap((tier) => tier.approvers));
  const names = await nameApprovers(
    tx,
    approvers.flatMap(({ teamIds }) => teamIds),
    approvers.flatMap(({ memberIds }) => memberIds),
  );
  return rows.map((row) => {
    const own = votes.filter(({ approvalId }) => approvalId === row.id);
    const state = stateOf(row, own);
    const have = state.tier ? agreement(state.tier, state.voters).have : [];
    return {
      row,
      mode: state.tier?.mode ?? "any",
      needs: (state.tier?.approvers ?? []).map((entry, index) => ({ ...entry, have: have[index] ?? 0 })),
      votes: own.map((vote) => ({ ...vote, counts: countsFor(vote, row) })),
      names,
      mayDecide:
        looker !== null && row.status === "pending" && row.requestedByMember !== looker.memberId && state.tier !== null && mayAgree(state.tier, looker),
    };
  });
}
