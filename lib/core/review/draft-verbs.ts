/**
 * What can happen to a draft, one function a verb. Each says which status follows, or who was faster and when. Only a draft that waits can change:
 * every other status is the last one. The statement that writes compares version and hash once more.
 */

import type { ReviewOutcome } from "@/lib/core/kernel/review-policy";

export type DraftStatus = "pending_review" | "approved" | "edited" | "rejected" | "responded" | "cancelled" | "expired" | "superseded" | "sent";

export type DraftState = {
  status: DraftStatus;
  version: number;
  /** Of the text and sources that would be sent. */
  contentSha256: string;
  /** Null once erased: then there is nothing to send. */
  text: string | null;
  decidedByName: string | null;
  /** ISO 8601. */
  decidedAt: string | null;
  /** Who has it open, until when; after that it is anybody's. */
  leaseBy: string | null;
  leaseByName: string | null;
  leaseUntil: Date | null;
  dueAt: Date | null;
  escalatedAt: Date | null;
  /** Who sees to it that it is decided on. */
  ownerId: string | null;
  /** What happens when its time is over. */
  outcome: ReviewOutcome;
  /** How many people have to approve the same words. */
  approvalsNeeded: number;
  /** Who has approved these words, in this version. */
  approvedBy: readonly { id: string; name: string }[];
  /** A person has changed the bot's words. */
  isRevised: boolean;
};

/** Who has the draft's conversation. */
export type DraftPlace = { handledBy: "bot" | "queue" | "human"; assigneeId: string | null; assigneeName: string | null };

export type DraftRefusal =
  | { kind: "decided"; by: string | null; at: string | null; status: DraftStatus }
  | { kind: "changed"; version: number; contentSha256: string }
  /** `until`: of a lease; null where the person has the conversation. */
  | { kind: "held"; by: string | null; until: Date | null }
  /** The same person has approved these words before: another one has to. */
  | { kind: "own" };

type Verdict<Status extends DraftStatus> = { kind: "done"; status: Status } | DraftRefusal;

type Reviewing = { reviewerId: string; version: number; now: Date };

/** How long a draft stays with the person who opened it, unless their page asks again. */
export const leaseMs = 120_000;

/** One approval of the two that the policy asks for: nothing is sent yet. */
type Agreed = { kind: "agreed" };

/** How long a draft may wait for the people who were asked to take its conversation. */
export const escalatedForMs = 86_400_000;

export function approve(draft: DraftState, place: DraftPlace, by: Reviewing & { contentSha256: string }): Verdict<"approved" | "edited"> | Agreed {
  // Whoever has the conversation has approved: that it is theirs keeps nobody from being the second.
  const isSecond = place.handledBy === "human" && draft.approvedBy.some(({ id }) => id === place.assigneeId);
  const refusal = refusalTo(draft, isSecond ? { ...place, handledBy: "queue" } : place, by) ?? refusalOfContent(draft, by.contentSha256);
  if (refusal) return refusal;
  if (draft.approvedBy.some(({ id }) => id === by.reviewerId)) return { kind: "own" };
  if (draft.approvedBy.length + 1 < draft.approvalsNeeded) return { kind: "agreed" };
  return { kind: "done", status: draft.isRevised ? "edited" : "approved" };
}

/**
 * Sends other words; the same words are an approval. Where two people have to approve, other words are a new version, which the one who wrote them
 * has approved and nobody else.
 */
export function edit(
  draft: DraftState,
  place: DraftPlace,
  by: Reviewing & { contentSha256: string; text: string },
): Verdict<"approved" | "edited"> | Agreed | { kind: "revised" } {
  if (by.text === draft.text) return approve(draft, place, by);
  const refusal = refusalTo(draft, place, by) ?? refusalOfContent(draft, by.contentSha256);
  if (refusal) return refusal;
  return draft.approvalsNeeded > 1 ? { kind: "revised" } : { kind: "done", status: "edited" };
}

export function reject(draft: DraftState, place: DraftPlace, by: Reviewing): Verdict<"rejected"> {
  return refusalTo(draft, place, by) ?? { kind: "done", status: "rejected" };
}

/** A person's own words go out instead. */
export function respond(draft: DraftState, place: DraftPlace, by: Reviewing): Verdict<"responded"> {
  return refusalTo(draft, place, by) ?? { kind: "done", status: "responded" };
}

/** Has it alone for a while. */
export function lease(draft: DraftState, place: DraftPlace, by: Omit<Reviewing, "version">): { kind: "done"; until: Date; isNew: boolean } | DraftRefusal {
  const isNew = draft.leaseBy !== by.reviewerId || !isLeased(draft, by.now);
  return refusalTo(draft, place, { ...by, version: draft.version }) ?? { kind: "done", until: new Date(by.now.getTime() + leaseMs), isNew };
}

/** Gives it to somebody, or to nobody. Whoever has it open or has its conversation keeps nobody from that. */
export function assign(draft: DraftState, ownerId: string | null): { kind: "done"; isNew: boolean } | DraftRefusal {
  if (draft.status !== "pending_review") return decidedBefore(draft);
  return { kind: "done", isNew: draft.ownerId !== ownerId };
}

/** Something else has answered, or ended what it was for. */
export function settle(draft: Pick<DraftState, "status">, cause: string): "responded" | "cancelled" | null {
  if (draft.status !== "pending_review") return null;
  return cause === "responded" ? "responded" : "cancelled";
}

/** When time is over people are asked, with the draft or without it as the policy wants, and when they do not come either, it ends. It is never sent by itself. */
export function expire(draft: DraftState, now: Date): "escalate" | "expired" | null {
  if (draft.status !== "pending_review") return null;
  if (draft.escalatedAt !== null) return now.getTime() - draft.escalatedAt.getTime() >= escalatedForMs ? "expired" : null;
  if (draft.dueAt === null || draft.dueAt.getTime() > now.getTime()) return null;
  return draft.outcome === "expire" ? "expired" : "escalate";
}

function isLeased(draft: DraftState, now: Date): boolean {
  return draft.leaseBy !== null && draft.leaseUntil !== null && draft.leaseUntil.getTime() > now.getTime();
}

/** A lease gives way to the person who has the conversation. */
function refusalTo(draft: DraftState, place: DraftPlace, by: Reviewing): DraftRefusal | null {
  if (draft.status !== "pending_review") return decidedBefore(draft);
  if (draft.version !== by.version) return changed(draft);
  if (place.handledBy === "human") return place.assigneeId === by.reviewerId ? null : { kind: "held", by: place.assigneeName, until: null };
  if (isLeased(draft, by.now) && draft.leaseBy !== by.reviewerId) return { kind: "held", by: draft.leaseByName, until: draft.leaseUntil };
  return null;
}

function decidedBefore({ decidedByName, decidedAt, status }: DraftState): DraftRefusal {
  return { kind: "decided", by: decidedByName, at: decidedAt, status };
}

function refusalOfContent(draft: DraftState, contentSha256: string): DraftRefusal | null {
  return draft.text === null || contentSha256 !== draft.contentSha256 ? changed(draft) : null;
}

function changed(draft: DraftState): DraftRefusal {
  return { kind: "changed", version: draft.version, contentSha256: draft.contentSha256 };
}
