import "server-only";
/**
 * Drafts whose time is over: people are asked to take the conversation, with the draft in front of them or, where the policy wants it, without it; when
 * nobody decides for a day after that, the draft expires. None is ever sent by itself.
 */
import { asSystem } from "@/lib/access/actor";
import { draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { DraftId, WorkspaceId } from "@/lib/core/kernel/ids";
import { escalatedForMs, expire } from "@/lib/core/review/draft-verbs";
import { updateConversation } from "@/lib/db/conversation";
import { decideDraftRow, listDueDrafts, listPendingDrafts, markEscalated } from "@/lib/db/draft";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { decidedDraftDigest } from "@/lib/moves/settle-drafts";
import { eventItem } from "@/lib/moves/write-conversation";
import { now } from "@/lib/platform/clock";
import { describeError, log } from "@/lib/platform/log";
import { changeDraft } from "./change-draft";

/** How many were ended or escalated. Safe in several processes at once: the conversation's lock decides. */
export async function endDueDrafts(limit = 50): Promise<number> {
  const at = now();
  let ended = 0;
  for (const { workspaceId, draftId } of await listDueDrafts(at, new Date(at.getTime() - escalatedForMs), limit)) {
    try {
      if (await endDraft(workspaceId, draftId)) ended += 1;
    } catch (error) {
      log.error("a draft whose time is over could not be ended", { workspaceId, subjectId: draftId, error: describeError(error) });
    }
  }
  return ended;
}

async function endDraft(workspaceId: WorkspaceId, draftId: DraftId): Promise<boolean> {
  const actor = asSystem(workspaceId, "draft overdue");
  return changeDraft(actor, draftId, async (tx, draft, conversation) => {
    const outcome = expire(draft, tx.now);
    if (outcome === null) return { items: [], result: false };
    const asks = conversation.handledBy === "bot" && conversation.status !== "resolved";
    const why = { trigger: "bot" as const, reasons: [draft.heldFor], turnId: draft.turnId as never, keepsDrafts: true as const };
    if (outcome === "escalate") {
      await markEscalated(tx, draftId);
      const escalated = eventItem(actor, { type: "draft.escalated", subjectType: "draft", subjectId: draftId, data: { digest: draftDigest(draft) } });
      return { items: [escalated, ...(asks ? await requestHandoff(tx, actor, conversation, why) : [])], result: true };
    }
    const change = { status: outcome, finalTextSha256: null, decidedBy: null, messageId: null };
    if (!(await decideDraftRow(tx, draft, change))) return { items: [], result: false };
    await updateConversation(tx, conversation.id, { heldDraftId: (await listPendingDrafts(tx, conversation.id))[0]?.id ?? null });
    const data = { digest: decidedDraftDigest(tx, draft, change), version: draft.version + 1 };
    const expired = eventItem(actor, { type: "draft.expired", subjectType: "draft", subjectId: draftId, data });
    // Somebody still waits for an answer.
    return { items: [expired, ...(asks ? await requestHandoff(tx, actor, conversation, why) : [])], result: true };
  });
}
