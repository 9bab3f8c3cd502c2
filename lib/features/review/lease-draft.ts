import "server-only";
/** A draft that somebody has open is nobody else's for two minutes; the page asks again while it is open. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { DraftId } from "@/lib/core/kernel/ids";
import { lease } from "@/lib/core/review/draft-verbs";
import { leaseDraftRow } from "@/lib/db/draft";
import { eventItem } from "@/lib/moves/write-conversation";
import { changeDraft } from "./change-draft";
import { refused } from "./draft-refusal";
import { leasePlanted, plantBeside } from "./planted-draft";

/** Throws not_found, already_decided with who and when, already_claimed with who and until when. */
export async function leaseDraft(actor: MemberActor, draftId: DraftId): Promise<void> {
  requireScope(actor, "review:write");
  const reviewer = memberOf(actor);
  await changeDraft(
    actor,
    draftId,
    async (tx, draft, conversation) => {
      const verdict = lease(draft, conversation, { reviewerId: reviewer.id, now: tx.now });
      if (verdict.kind !== "done") throw refused(verdict);
      await leaseDraftRow(tx, draftId, { by: reviewer.id, until: verdict.until });
      if (verdict.isNew) await plantBeside(tx, reviewer.id, draft);
      const opened = eventItem(actor, { type: "draft.leased", subjectType: "draft", subjectId: draftId, data: { digest: draftDigest(draft) } });
      // Asked for again it is no news.
      return { items: verdict.isNew ? [opened] : [], result: undefined };
    },
    (tx, plant) => leasePlanted(tx, plant, true),
  );
}

/** Lets it go; what is not one's own, or decided, stays as it is. Throws not_found. */
export async function releaseDraft(actor: MemberActor, draftId: DraftId): Promise<void> {
  requireScope(actor, "review:write");
  const reviewer = memberOf(actor);
  await changeDraft(
    actor,
    draftId,
    async (tx, draft) => {
      if (draft.status !== "pending_review" || draft.leaseBy !== reviewer.id) return { items: [], result: undefined };
      await leaseDraftRow(tx, draftId, null);
      return {
        items: [eventItem(actor, { type: "draft.released", subjectType: "draft", subjectId: draftId, data: { digest: draftDigest(draft) } })],
        result: undefined,
      };
    },
    (tx, plant) => leasePlanted(tx, plant, false),
  );
}
