import "server-only";
/** Somebody writes: told to who looks, never stored. */
import type { VisitorActor } from "@/lib/access/actor";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { getVisitorConversation } from "./get-visitor-conversation";
import { ringTyping } from "@/lib/realtime/bell";

/** Throws not_found, visitor_token_invalid. */
export async function reportVisitorTyping(actor: VisitorActor, conversationId: ConversationId, typing: boolean): Promise<void> {
  await getVisitorConversation(actor, conversationId, Number.MAX_SAFE_INTEGER);
  ringTyping(actor.workspaceId, conversationId, "visitor", typing);
}
