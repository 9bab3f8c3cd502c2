import "server-only";
/** The frame of every act on a conversation: lock it, let the act say what happens, write it in one order, ring after commit. */
import { type Actor } from "@/lib/access/actor";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { type LockedConversation, lockConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { writeConversation } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";
import { ringConversation } from "@/lib/realtime/bell";

/** Throws visitor_token_invalid, and not_found for a missing or foreign conversation. `act` returns the items to write; none means that nothing changes. */
export async function changeConversation<T>(
  actor: Actor,
  conversationId: ConversationId,
  act: (tx: Tx, conversation: LockedConversation) => Promise<{ items: Item[]; result: T }>,
): Promise<T> {
  const { result, changed } = await withWorkspaceSql(actor, async (tx) => {
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation || (actor.kind === "visitor" && conversation.visitorId !== actor.id)) throw notFound();
    if (actor.kind === "visitor" && conversation.visitorTokenEpoch !== actor.tokenEpoch) throw invalidVisitorToken();
    const done = await act(tx, conversation);
    if (done.items.length > 0) await writeConversation(tx, conversationId, done.items);
    return { result: done.result, changed: done.items.length > 0 };
  });
  if (changed) ringConversation(actor.workspaceId, conversationId);
  return result;
}
