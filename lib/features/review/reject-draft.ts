import "server-only";
/**
 * Drops a draft: it is never sent. With a sentence why, the bot tries once more with it; without one, or where it has, people have the conversation when
 * no other answer waits.
 */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { DraftId } from "@/lib/core/kernel/ids";
import { reject } from "@/lib/core/review/draft-verbs";
import { updateConversation } from "@/lib/db/conversation";
import { decideDraftRow, listPendingDrafts } from "@/lib/db/draft";
import { insertFeedback, insertRetry } from "@/lib/db/draft-retry";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { decidedDraftDigest } from "@/lib/moves/settle-drafts";
import { eventItem } from "@/lib/moves/write-conversation";
import { changeDraft } from "./change-draft";
import { decidedAlready, refused } from "./draft-refusal";
import { decidePlanted } from "./planted-draft";

/** Throws not_found, version_conflict, already_decided, already_claimed. */
export async function rejectDraft(actor: MemberActor, draftId: DraftId, { version, feedback }: { version: number; feedback?: string }): Promise<void> {
  requireScope(actor, "review:write");
  const reviewer = memberOf(actor);
  await changeDraft(
    actor,
    draftId,
    async (tx, draft, conversation) => {
      const verdict = reject(draft, conversation, { reviewerId: reviewer.id, version, now: tx.now });
      if (verdict.kind !== "done") throw refused(verdict);
      const change = { status: verdict.status, finalTextSha256: null, decidedBy: reviewer.id, messageId: null };
      if (!(await decideDraftRow(tx, draft, change))) throw decidedAlready(null, null, "decided");
      const dropped = eventItem(actor, {
        type: "draft.rejected",
        subjectType: "draft",
        subjectId: draftId,
        data: { digest: decidedDraftDigest(tx, draft, change), version: draft.version + 1 },
      });
      const next = (await listPendingDrafts(tx, conversation.id))[0];
      await updateConversation(tx, conversation.id, { heldDraftId: next?.id ?? null });
      const asks = !next && conversation.handledBy === "bot" && conversation.status !== "resolved";
      if (feedback !== undefined) await insertFeedback(tx, draftId, reviewer.id, feedback);
      if (asks && feedback !== undefined && (await insertRetry(tx, draft.turnId as never, draftId))) return { items: [dropped], result: undefined };
      const why = { trigger: "member" as const, reasons: [draft.heldFor], turnId: draft.turnId as never };
      return { items: [dropped, ...(asks ? await requestHandoff(tx, actor, conversation, why) : [])], result: undefined };
    },
    (tx, plant) => decidePlanted(tx, actor, plant, { kind: "reject", version }),
  );
}
