import "server-only";
/** The frame of every verb on a draft: its conversation is locked, the draft read under the lock, and what the core refuses is thrown with who and when. */
import type { Actor } from "@/lib/access/actor";
import type { DraftId } from "@/lib/core/kernel/ids";
import type { DraftRefusal } from "@/lib/core/review/draft-verbs";
import { type LockedConversation, lockConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import { type DraftRow, findDraft } from "@/lib/db/draft";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { writeConversation } from "@/lib/moves/write-conversation";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringConversation } from "@/lib/realtime/bell";

/** Throws not_found. `act` returns the items that are still to be written. */
export async function changeDraft<T>(
  actor: Actor,
  draftId: DraftId,
  act: (tx: Tx, draft: DraftRow, conversation: LockedConversation) => Promise<{ items: Item[]; result: T }>,
): Promise<T> {
  const { conversationId, result } = await withWorkspaceSql(actor, async (tx) => {
    const seen = await findDraft(tx, draftId);
    const conversation = seen && (await lockConversation(tx, seen.conversationId));
    const draft = await findDraft(tx, draftId);
    if (!conversation || !draft) throw notFound();
    const done = await act(tx, draft, conversation);
    if (done.items.length > 0) await writeConversation(tx, conversation.id, done.items);
    return { conversationId: conversation.id, result: done.result };
  });
  ringConversation(actor.workspaceId, conversationId);
  return result;
}

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
