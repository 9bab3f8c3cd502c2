import "server-only";
/** Ends the drafts that wait in a conversation when something else has answered: an agent's reply, a resolution, a hand-back. */
import { type Actor, memberIdOf } from "@/lib/access/actor";
import { draftDigest } from "@/lib/core/audit-chain/row-digests";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { settle } from "@/lib/core/review/draft-verbs";
import type { Item } from "@/lib/db/conversation-item";
import { decideDraftRow, type DraftRow, listPendingDrafts } from "@/lib/db/draft";
import type { Tx } from "@/lib/db/tx";
import { eventItem } from "./write-conversation";

/** The facts to write; the conversation is locked by the caller. */
export async function settleDrafts(
  tx: Tx,
  actor: Actor,
  conversationId: ConversationId,
  cause: "responded" | "resolved" | "handed_back" | "handed_off",
): Promise<Item[]> {
  const items: Item[] = [];
  for (const draft of await listPendingDrafts(tx, conversationId)) {
    const status = settle(draft, cause);
    const decidedBy = memberIdOf(actor);
    if (status === null || !(await decideDraftRow(tx, draft, { status, finalTextSha256: null, decidedBy, messageId: null }))) continue;
    items.push(
      eventItem(actor, {
        type: status === "responded" ? "draft.responded" : "draft.cancelled",
        subjectType: "draft",
        subjectId: draft.id,
        data: { digest: decidedDraftDigest(tx, draft, { status, finalTextSha256: null, decidedBy, messageId: null }), version: draft.version + 1, cause },
      }),
    );
  }
  return items;
}

/** The digest of a draft's row as `decideDraftRow` leaves it. */
export function decidedDraftDigest(
  tx: Tx,
  draft: DraftRow,
  change: { status: string; finalTextSha256: string | null; decidedBy: string | null; messageId: string | null },
): string {
  return draftDigest({ ...draft, ...change, version: draft.version + 1, decidedAt: tx.now.toISOString() });
}
