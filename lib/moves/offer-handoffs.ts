import "server-only";
/** Somebody is online now: what was only requested is offered. */
import type { Actor } from "@/lib/access/actor";
import { offerRequestedHandoffs } from "@/lib/db/conversation";
import type { Tx } from "@/lib/db/tx";
import { eventItem, writeConversation } from "./write-conversation";

export async function offerWaitingHandoffs(tx: Tx, actor: Actor): Promise<void> {
  for (const { id, conversationId } of await offerRequestedHandoffs(tx)) {
    await writeConversation(tx, conversationId, [eventItem(actor, { type: "handoff.offered", subjectType: "handoff", subjectId: id, data: {} })]);
  }
}
