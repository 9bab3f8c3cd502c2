import "server-only";
/** Says who sees to it that a draft is decided on: oneself, a colleague who may decide, or nobody. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { ReviewRow } from "@/lib/contracts/api/review";
import { draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { DraftId, MemberId } from "@/lib/core/kernel/ids";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { assign } from "@/lib/core/review/draft-verbs";
import { setOwner } from "@/lib/db/draft";
import { setPlantOwner } from "@/lib/db/gold-plant";
import { findMember } from "@/lib/db/member";
import { findQueueRow } from "@/lib/db/review-queue";
import type { Tx } from "@/lib/db/tx";
import { eventItem } from "@/lib/moves/write-conversation";
import { isMailConfigured } from "@/lib/platform/env";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";
import { changeDraft } from "./change-draft";
import { refused } from "./draft-refusal";
import { plantFor, presentPlantedRow } from "./planted-draft";
import { presentRow } from "./present-row";

/** Throws not_found, validation_failed for a member who may not decide, already_decided. */
export async function assignDraft(actor: MemberActor, draftId: DraftId, ownerId: MemberId | null): Promise<ReviewRow> {
  requireScope(actor, "review:write");
  return changeDraft(
    actor,
    draftId,
    async (tx, draft) => {
      const verdict = assign(draft, ownerId);
      if (verdict.kind !== "done") throw refused(verdict);
      await requireReviewer(tx, ownerId);
      await setOwner(tx, draftId, ownerId);
      const row = await findQueueRow(tx, draftId);
      if (!row) throw notFound();
      const assigned = eventItem(actor, { type: "draft.assigned", subjectType: "draft", subjectId: draftId, data: { digest: draftDigest(draft), ownerId } });
      if (verdict.isNew && ownerId !== null && ownerId !== memberOf(actor).id && isMailConfigured())
        await enqueue(tx, "send_mail", { mailId: newId(), template: "draft_assigned", workspaceId: tx.workspaceId, subjectId: draftId });
      return { items: verdict.isNew ? [assigned] : [], result: presentRow(row, tx.now) };
    },
    async (tx, plant) => {
      await requireReviewer(tx, ownerId);
      await setPlantOwner(tx, plant.id, ownerId);
      const changed = await plantFor(tx, actor, plant.id);
      if (!changed) throw notFound();
      return presentPlantedRow(tx, changed);
    },
  );
}

async function requireReviewer(tx: Tx, memberId: MemberId | null): Promise<void> {
  const member = memberId === null ? null : await findMember(tx, memberId);
  if (memberId === null || (member?.status === "active" && scopesOfRole[member.role].includes("review:write"))) return;
  throw new AppError("validation_failed", "The draft goes to a member who may decide on it.", {
    errors: [{ path: "body.memberId", message: "names no member of this workspace who may decide on drafts" }],
  });
}
