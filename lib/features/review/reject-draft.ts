import "server-only";
/** Drops a draft: it is never sent. When no other answer waits, people have the conversation. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { DraftId } from "@/lib/core/kernel/ids";
import { lockConversation, updateConversation } from "@/lib/db/conversation";
import { decideDraftRow, findDraft, listPendingDrafts } from "@/lib/db/draft";
import { withWorkspaceSql } from "@/lib/db/tx";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { decidedDraftDigest } from "@/lib/moves/settle-drafts";
import { eventItem, writeConversation } from "@/lib/moves/write-conversation";
import { AppError, notFound } from "@/lib/platform/errors";
import { ringConversation } from "@/lib/realtime/bell";
import { decidedAlready } from "./approve-draft";

/** Throws not_found, version_conflict, already_decided. */
export async function rejectDraft(actor: MemberActor, draftId: DraftId, version: number): Promise<void> {
  requireScope(actor, "review:write");
  const reviewer = memberOf(actor);
  const conversationId = await withWorkspaceSql(actor, async (tx) => {
    const seen = await findDraft(tx, draftId);
    if (!seen) throw notFound();
    const conversation = await lockConversation(tx, seen.conversationId);
    const draft = await findDraft(tx, draftId);
    if (!conversation || !draft) throw notFound();
    if (draft.status !== "pending_review") throw decidedAlready(draft.decidedByName, draft.decidedAt, draft.status);
    if (draft.version !== version)
      throw new AppError("version_conflict", "The draft has changed. Read it again, then decide.", { extra: { current: { version: draft.version } } });
    const change = { status: "rejected" as const, finalTextSha256: null, decidedBy: reviewer.id, messageId: null };
    await decideDraftRow(tx, draft, change);
    const items = [
      eventItem(actor, {
        type: "draft.rejected",
        subjectType: "draft",
        subjectId: draftId,
        data: { digest: decidedDraftDigest(tx, draft, change), version: draft.version + 1 },
      }),
    ];
    const next = (await listPendingDrafts(tx, conversation.id))[0];
    await updateConversation(tx, conversation.id, { heldDraftId: next?.id ?? null });
    if (!next && conversation.handledBy === "bot" && conversation.status !== "resolved") {
      await writeConversation(tx, conversation.id, [
        ...items,
        ...(await requestHandoff(tx, actor, conversation, { trigger: "member", reasons: [{ code: "draft_mode" }], turnId: draft.turnId as never })),
      ]);
    } else {
      await writeConversation(tx, conversation.id, items);
    }
    return conversation.id;
  });
  ringConversation(actor.workspaceId, conversationId);
}
