import "server-only";
/** What was approved is what is sent: version and content hash are compared in the statement that decides, and where two people have to approve, in theirs. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { DraftId } from "@/lib/core/kernel/ids";
import { contentSha256 } from "@/lib/core/review/content-hash";
import { approve, edit } from "@/lib/core/review/draft-verbs";
import { editDistance } from "@/lib/core/review/edit-distance";
import { closeHandoff, type LockedConversation, updateConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import {
  decideDraftRow,
  type DraftRow,
  findFirstWords,
  hasVisitorWrittenSince,
  insertApproval,
  leaseDraftRow,
  listPendingDrafts,
  reviseDraftRow,
} from "@/lib/db/draft";
import type { Tx } from "@/lib/db/tx";
import { decidedDraftDigest } from "@/lib/moves/settle-drafts";
import { eventItem, messageItem, writeConversation } from "@/lib/moves/write-conversation";
import { saltedText } from "@/lib/platform/crypto";
import { changeDraft } from "./change-draft";
import { decidedAlready, refused } from "./draft-refusal";
import { decidePlanted } from "./planted-draft";

export type Approval = { version: number; contentSha256: string; /** Sent instead of the bot's words. */ text?: string };

/**
 * Sends a pending draft, as it is or edited, when as many people as the policy asks for have approved these words; before that it counts who has.
 * Throws not_found; version_conflict when the draft is not what was seen; already_decided with
 * who decided and when; already_claimed when another person has the conversation or has the draft open; state_conflict for
 * the same person's second approval.
 */
export async function approveDraft(actor: MemberActor, draftId: DraftId, approval: Approval): Promise<void> {
  requireScope(actor, "review:write");
  const reviewer = memberOf(actor);
  await changeDraft(
    actor,
    draftId,
    async (tx, draft, conversation) => {
      const by = { reviewerId: reviewer.id, version: approval.version, contentSha256: approval.contentSha256, now: tx.now };
      const verdict = approval.text === undefined ? approve(draft, conversation, by) : edit(draft, conversation, { ...by, text: approval.text });
      if (verdict.kind === "revised") return { items: [await revise(tx, actor, draft, approval.text ?? "")], result: undefined };
      if (verdict.kind === "agreed") return { items: [await agree(tx, actor, draft)], result: undefined };
      if (verdict.kind !== "done") throw refused(verdict);
      const edited = verdict.status === "edited";
      const text = approval.text ?? draft.text ?? "";
      const before = (draft.isRevised ? await findFirstWords(tx, draftId) : draft.text) ?? "";
      if (draft.approvalsNeeded > 1) await insertApproval(tx, draft, reviewer.id);
      const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
      const message = messageItem(place, actor, {
        authorClass: edited ? "bot_edited_by_human" : "bot_approved",
        authorId: reviewer.id,
        text,
        sources: draft.sources,
        turnId: draft.turnId as never,
        draftId,
      });
      const change = { status: verdict.status, finalTextSha256: message.textSha256, decidedBy: reviewer.id, messageId: message.id };
      const fact = { digest: decidedDraftDigest(tx, draft, change), version: draft.version + 1, messageId: message.id };
      // The message first: the draft's row refers to it.
      await writeConversation(tx, conversation.id, [
        message,
        edited
          ? eventItem(actor, { type: "draft.edited", subjectType: "draft", subjectId: draftId, data: { ...fact, editDistance: editDistance(before, text) } })
          : eventItem(actor, { type: "draft.approved", subjectType: "draft", subjectId: draftId, data: fact }),
      ]);
      if (!(await decideDraftRow(tx, { id: draftId, version: approval.version, contentSha256: approval.contentSha256 }, change)))
        throw decidedAlready(null, null, "decided");
      return { items: await afterSending(tx, actor, draft, conversation), result: undefined };
    },
    (tx, plant) => decidePlanted(tx, actor, plant, { kind: "approve", ...approval }),
  );
}

/** The first of two: whoever comes next finds the draft free. */
async function agree(tx: Tx, actor: MemberActor, draft: DraftRow): Promise<Item> {
  const { id } = memberOf(actor);
  await insertApproval(tx, draft, id);
  if (draft.leaseBy === id) await leaseDraftRow(tx, draft.id, null);
  const data = { digest: draftDigest(draft), version: draft.version };
  return eventItem(actor, { type: "draft.agreed", subjectType: "draft", subjectId: draft.id, data });
}

/** Other words are another version: who wrote them has approved them, and nobody else. */
async function revise(tx: Tx, actor: MemberActor, draft: DraftRow, text: string): Promise<Item> {
  const { id } = memberOf(actor);
  const { salt, sha256 } = saltedText(text);
  const words = { textSha256: sha256, contentSha256: contentSha256(text, draft.sources) };
  if (!(await reviseDraftRow(tx, draft, { ...words, text, salt: salt.toString("hex") }, id))) throw decidedAlready(null, null, "decided");
  const revised = { ...draft, ...words, version: draft.version + 1 };
  await insertApproval(tx, revised, id);
  if (draft.leaseBy === id) await leaseDraftRow(tx, draft.id, null);
  const data = { digest: draftDigest(revised), version: revised.version, editDistance: editDistance(draft.text ?? "", text) };
  return eventItem(actor, { type: "draft.revised", subjectType: "draft", subjectId: draft.id, data });
}

/** The bot keeps the conversation, or gets it back where people were asked only because this draft's time was over. */
async function afterSending(tx: Tx, actor: MemberActor, draft: DraftRow, conversation: LockedConversation): Promise<Item[]> {
  const next = (await listPendingDrafts(tx, conversation.id))[0];
  if (next) {
    await updateConversation(tx, conversation.id, { heldDraftId: next.id });
    return [];
  }
  const queued = conversation.handledBy === "queue";
  if (queued && (draft.escalatedAt === null || (await hasVisitorWrittenSince(tx, conversation.id, draft.createdAt)))) {
    await updateConversation(tx, conversation.id, { heldDraftId: null });
    return [];
  }
  const handoff = queued ? conversation.handoff : null;
  if (handoff) await closeHandoff(tx, handoff.id);
  await updateConversation(tx, conversation.id, {
    heldDraftId: null,
    waitingSince: null,
    ...(conversation.handledBy === "human" ? {} : { status: "pending" as const, handledBy: "bot" as const }),
    ...(queued ? { bumpEpoch: true } : {}),
  });
  return handoff ? [eventItem(actor, { type: "handoff.closed", subjectType: "handoff", subjectId: handoff.id, data: { cause: "draft_sent" } })] : [];
}
