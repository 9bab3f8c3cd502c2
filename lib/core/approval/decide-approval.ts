/**
 * The machine of one approval: from what stands and what somebody wants to what becomes of it, or why not. Pure; whoever writes compares version
 * and hash again in the statement.
 *
 *   pending -> approved | edited | rejected | responded | expired
 *   approved, edited -> executed | failed, or expired where nobody began in time
 */
import { agreement, mayAgree, type Voter } from "./agreement";
import type { Tier } from "./approval-policy";

export const approvalStatuses = ["pending", "approved", "edited", "rejected", "responded", "expired", "executed", "failed"] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

export type ApprovalState = {
  readonly status: ApprovalStatus;
  readonly version: number;
  readonly argumentsSha256: string;
  readonly isEdited: boolean;
  readonly tier: Tier | null;
  /** The person who asked, or for whom a program did. */
  readonly requestedByMember: string | null;
  /** Of this version and hash alone. */
  readonly voters: readonly Voter[];
  readonly expiresAt: number;
  /** The caller's own id of its one execution. */
  readonly executionId: string | null;
};

export type Seen = { readonly version: number; readonly argumentsSha256: string };

export type Refusal =
  | { readonly refused: "decided" }
  | { readonly refused: "expired" }
  | { readonly refused: "changed" }
  | { readonly refused: "own_request" }
  | { readonly refused: "not_an_approver" }
  | { readonly refused: "not_approved" }
  | { readonly refused: "used" };

const decided: Refusal = { refused: "decided" };

/** At the moment of its expiry it is late. */
export function isLate(state: Pick<ApprovalState, "expiresAt">, now: number): boolean {
  return now >= state.expiresAt;
}

function notOpen(state: ApprovalState, seen: Seen, now: number): Refusal | null {
  if (state.status !== "pending") return state.status === "expired" ? { refused: "expired" } : decided;
  if (isLate(state, now)) return { refused: "expired" };
  return seen.version === state.version && seen.argumentsSha256 === state.argumentsSha256 ? null : { refused: "changed" };
}

function notTheirs(state: ApprovalState, voter: Voter): Refusal | null {
  if (state.requestedByMember === voter.memberId) return { refused: "own_request" };
  return state.tier && mayAgree(state.tier, voter) ? null : { refused: "not_an_approver" };
}

/** `again`: this person has agreed to exactly this before. */
export function approve(state: ApprovalState, voter: Voter, seen: Seen, now: number): Refusal | { becomes: "approved" | "edited" | "pending"; again: boolean } {
  const no = notOpen(state, seen, now) ?? notTheirs(state, voter);
  if (no) return no;
  const again = state.voters.some(({ memberId }) => memberId === voter.memberId);
  const voters = again ? state.voters : [...state.voters, voter];
  const enough = state.tier !== null && agreement(state.tier, voters).enough;
  return { becomes: enough ? (state.isEdited ? "edited" : "approved") : "pending", again };
}

/**
 * Other arguments are another thing to agree to: what was given so far counts no more, and the editor agrees to what they wrote. `tier` is what the
 * new arguments need. Only who could agree to the old ones can edit.
 */
export function edit(
  state: ApprovalState,
  voter: Voter,
  seen: Seen,
  tier: Tier | null,
  now: number,
): Refusal | { becomes: "edited" | "pending"; agrees: boolean } {
  const no = notOpen(state, seen, now) ?? notTheirs(state, voter);
  if (no) return no;
  const agrees = tier !== null && mayAgree(tier, voter);
  return { becomes: tier === null || (agrees && agreement(tier, [voter]).enough) ? "edited" : "pending", agrees };
}

/** Whoever asked may take it back by rejecting it; a response is an approver's. */
export function close(
  state: ApprovalState,
  voter: Voter,
  verb: "rejected" | "responded",
  seen: Seen,
  now: number,
): Refusal | { becomes: "rejected" | "responded" } {
  const mayTakeBack = verb === "rejected" && state.requestedByMember === voter.memberId;
  return notOpen(state, seen, now) ?? (mayTakeBack ? null : notTheirs(state, voter)) ?? { becomes: verb };
}

/** Begins the one execution. The same caller's id again is the same one: `again`. */
export function begin(state: ApprovalState, executionId: string, sha256: string, now: number): Refusal | { begun: true; again: boolean } {
  if (state.executionId !== null)
    return state.executionId === executionId && sha256 === state.argumentsSha256 ? { begun: true, again: true } : { refused: "used" };
  if (state.status === "expired") return { refused: "expired" };
  if (state.status !== "approved" && state.status !== "edited") return { refused: "not_approved" };
  if (isLate(state, now)) return { refused: "expired" };
  return sha256 === state.argumentsSha256 ? { begun: true, again: false } : { refused: "changed" };
}

/** How the execution that was begun has ended. The same end again is `again`. */
export function finish(state: ApprovalState, executionId: string, result: "executed" | "failed"): Refusal | { becomes: "executed" | "failed"; again: boolean } {
  if (state.executionId === null) return { refused: "not_approved" };
  if (state.executionId !== executionId) return { refused: "used" };
  if (state.status === "executed" || state.status === "failed") return state.status === result ? { becomes: result, again: true } : { refused: "used" };
  return { becomes: result, again: false };
}

/** What nobody decided, or nobody began, in time. An execution that was begun waits for its end: its outcome is not known. */
export function expires(state: ApprovalState, now: number): boolean {
  if (!isLate(state, now)) return false;
  return state.status === "pending" || ((state.status === "approved" || state.status === "edited") && state.executionId === null);
}
