import "server-only";
/** What the core refuses, as it is thrown: with who and when. */
import type { DraftRefusal } from "@/lib/core/review/draft-verbs";
import { AppError } from "@/lib/platform/errors";

/** already_decided, version_conflict, already_claimed, or state_conflict for the same person's second approval. */
export function refused(refusal: DraftRefusal): AppError {
  if (refusal.kind === "decided") return decidedAlready(refusal.by, refusal.at, refusal.status);
  if (refusal.kind === "changed") {
    const { version, contentSha256 } = refusal;
    return new AppError("version_conflict", "The draft is not the one that was looked at. Read it again, then decide.", {
      extra: { current: { version, contentSha256 } },
    });
  }
  if (refusal.kind === "own")
    return new AppError("state_conflict", "You have approved these words already. They are sent when somebody else approves them, too.");
  const until = refusal.until?.toISOString() ?? null;
  const what = until === null ? "has this conversation" : `has this draft open until ${until}`;
  return new AppError("already_claimed", `${refusal.by ?? "Somebody else"} ${what}.`, { extra: { claimedBy: refusal.by, claimedUntil: until } });
}

export function decidedAlready(by: string | null, at: string | null, status: string): AppError {
  return new AppError("already_decided", `${by ?? "Somebody"} has decided on this draft${at ? ` at ${at}` : ""} (${status}).`, {
    extra: { decidedBy: by, decidedAt: at, status },
  });
}
