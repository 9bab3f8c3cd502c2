import "server-only";
/** The frame of every verb on a draft: its conversation is locked, the draft read under the lock, and what the core refuses is thrown with who and when. */
import type { Actor } from "@/lib/access/actor";
import type { DraftId } from "@/lib/core/kernel/ids";
import { type LockedConversation, lockConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import { type DraftRow, findDraft } from "@/lib/db/draft";
import type { PlantRow } from "@/lib/db/gold-plant";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { writeConversation } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";
import { ringConversation } from "@/lib/realtime/bell";
import { plantFor } from "./planted-draft";

/** Throws not_found. `act` returns the items that are still to be written. `ofPlanted`: the same verb on a draft that was planted before the actor. */
export async function changeDraft<T>(
  actor: Actor,
  draftId: DraftId,
  act: (tx: Tx, draft: DraftRow, conversation: LockedConversation) => Promise<{ items: Item[]; result: T }>,
  ofPlanted?: (tx: Tx, plant: PlantRow) => Promise<T>,
): Promise<T> {
  const { conversationId, result } = await withWorkspaceSql(actor, async (tx) => {
    const seen = await findDraft(tx, draftId);
    const plant = seen || !ofPlanted ? null : await plantFor(tx, actor, draftId);
    if (plant && ofPlanted) return { conversationId: null, result: await ofPlanted(tx, plant) };
    const conversation = seen && (await lockConversation(tx, seen.conversationId));
    const draft = await findDraft(tx, draftId);
    if (!conversation || !draft) throw notFound();
    const done = await act(tx, draft, conversation);
    if (done.items.length > 0) await writeConversation(tx, conversation.id, done.items);
    return { conversationId: conversation.id, result: done.result };
  });
  if (conversationId !== null) ringConversation(actor.workspaceId, conversationId);
  return result;
}
