import "server-only";
/** A person's own words instead of the bot's. Whoever answers has the conversation, as with any reply. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { DraftId } from "@/lib/core/kernel/ids";
import { respond } from "@/lib/core/review/draft-verbs";
import { updateConversation } from "@/lib/db/conversation";
import { acceptConversation } from "@/lib/moves/accept-conversation";
import { settleDrafts } from "@/lib/moves/settle-drafts";
import { messageItem } from "@/lib/moves/write-conversation";
import { changeDraft } from "./change-draft";
import { refused } from "./draft-refusal";
import { decidePlanted } from "./planted-draft";

/** Throws not_found, version_conflict, already_decided, already_claimed. */
export async function respondToDraft(actor: MemberActor, draftId: DraftId, input: { version: number; text: string }): Promise<void> {
  requireScope(actor, "review:write");
  const author = memberOf(actor);
  await changeDraft(
    actor,
    draftId,
    async (tx, draft, conversation) => {
      const verdict = respond(draft, conversation, { reviewerId: author.id, version: input.version, now: tx.now });
      if (verdict.kind !== "done") throw refused(verdict);
      const joined = await acceptConversation(tx, actor, conversation);
      const settled = await settleDrafts(tx, actor, conversation.id, "responded");
      await updateConversation(tx, conversation.id, { waitingSince: null, heldDraftId: null });
      const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
      return { items: [...joined, ...settled, messageItem(place, actor, { authorClass: "human", authorId: author.id, text: input.text })], result: undefined };
    },
    (tx, plant) => decidePlanted(tx, actor, plant, { kind: "respond", version: input.version }),
  );
}
