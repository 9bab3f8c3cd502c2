import "server-only";
/** What was approved is what is sent: version and content hash are compared in the statement that decides. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { DraftId } from "@/lib/core/kernel/ids";
import { editDistance } from "@/lib/core/review/edit-distance";
import { lockConversation, updateConversation } from "@/lib/db/conversation";
import { decideDraftRow, findDraft, listPendingDrafts } from "@/lib/db/draft";
import { withWorkspaceSql } from "@/lib/db/tx";
import { decidedDraftDigest } from "@/lib/moves/settle-drafts";
import { eventItem, messageItem, writeConversation } from "@/lib/moves/write-conversation";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringConversation } from "@/lib/realtime/bell";

export type Approval = { version: number; contentSha256: string; /** Sent instead of the bot's words. */ text?: string };

/**
 * Sends a pending draft, as it is or edited. Throws not_found; version_conflict when the draft is not what was seen; already_decided with
 * who decided and when; already_claimed when another person has the conversation.
 */
export async function approveDraft(actor: MemberActor, draftId: DraftId, approval: Approval): Promise<void> {
  requireScope(actor, "review:write");
  const reviewer = memberOf(actor);
  const conversationId = await withWorkspaceSql(actor, async (tx) => {
    const seen = await findDraft(tx, draftId);
    if (!seen) throw notFound();
    const conversation = await lockConversation(tx, seen.conversationId);
    const draft = await findDraft(tx, draftId);
    if (!conversation || !draft) throw notFound();
    if (draft.status !== "pending_review") throw decidedAlready(draft.decidedByName, draft.decidedAt, draft.status);
    if (draft.version !== approval.version || draft.contentSha256 !== approval.contentSha256 || draft.text === null) {
      throw new AppError("version_conflict", "The draft is not the one that was looked at. Read it again, then decide.", {
        extra: { current: { version: draft.version, contentSha256: draft.contentSha256 } },
      });
    }
    if (conversation.handledBy === "human" && conversation.assigneeId !== reviewer.id) {
      throw new AppError("already_claimed", `${conversation.assigneeName ?? "Somebody else"} has this conversation.`, {
        extra: { claimedBy: conversation.assigneeName },
      });
    }
    const edited = approval.text !== undefined && approval.text !== draft.text;
    const text = edited && approval.text !== undefined ? approval.text : draft.text;
    const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
    const message = messageItem(place, actor, {
      authorClass: edited ? "bot_edited_by_human" : "bot_approved",
      authorId: reviewer.id,
      text,
      sources: draft.sources,
      turnId: draft.turnId as never,
      draftId,
    });
    const change = {
      status: edited ? ("edited" as const) : ("approved" as const),
      finalTextSha256: message.textSha256,
      decidedBy: reviewer.id,
      messageId: message.id,
    };
    const fact = { digest: decidedDraftDigest(tx, draft, change), version: draft.version + 1, messageId: message.id };
    // The message first: the draft's row refers to it.
    await writeConversation(tx, conversation.id, [
      message,
      edited
        ? eventItem(actor, { type: "draft.edited", subjectType: "draft", subjectId: draftId, data: { ...fact, editDistance: editDistance(draft.text, text) } })
        : eventItem(actor, { type: "draft.approved", subjectType: "draft", subjectId: draftId, data: fact }),
    ]);
    if (!(await decideDraftRow(tx, { id: draftId, version: approval.version, contentSha256: approval.contentSha256 }, change)))
      throw decidedAlready(null, null, "decided");
    const next = (await listPendingDrafts(tx, conversation.id))[0];
    const botKeeps = conversation.handledBy === "bot";
    await updateConversation(tx, conversation.id, {
      heldDraftId: next?.id ?? null,
      ...(next ? {} : { waitingSince: null }),
      ...(botKeeps && !next ? { status: "pending" as const } : {}),
    });
    return conversation.id;
  });
  ringConversation(actor.workspaceId, conversationId);
}

export function decidedAlready(by: string | null, at: string | null, status: string): AppError {
  return new AppError("already_decided", `${by ?? "Somebody"} has decided on this draft${at ? ` at ${at}` : ""} (${status}).`, {
    extra: { decidedBy: by, decidedAt: at, status },
  });
}
