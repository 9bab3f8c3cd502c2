import "server-only";
/** Asks people to take a conversation: the handoff's row, what the visitor is told, and when they are told that nobody came. */
import type { Actor } from "@/lib/access/actor";
import { onlineForMs, unacceptedNoticeMs } from "@/lib/core/handoff/timing";
import type { TurnId } from "@/lib/core/kernel/ids";
import { insertHandoff, isTeamOnline, type LockedConversation, updateConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import type { Tx } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { settleDrafts } from "./settle-drafts";
import { eventItem, systemItem } from "./write-conversation";

/** The items to write. The conversation is locked by the caller and has no open handoff. */
export async function requestHandoff(
  tx: Tx,
  actor: Actor,
  conversation: LockedConversation,
  why: { trigger: "visitor" | "bot" | "member"; reasons: { code: string }[]; turnId: TurnId | null },
): Promise<Item[]> {
  const online = await isTeamOnline(tx, new Date(tx.now.getTime() - onlineForMs));
  const id = newId<"handoff">();
  await insertHandoff(tx, {
    id,
    conversationId: conversation.id,
    turnId: why.turnId,
    trigger: why.trigger,
    status: online ? "offered" : "requested",
    reasons: why.reasons,
    noticeDueAt: new Date(tx.now.getTime() + unacceptedNoticeMs),
    acceptedBy: null,
  });
  const settled = await settleDrafts(tx, actor, conversation.id, "handed_off");
  await updateConversation(tx, conversation.id, {
    status: "open",
    handledBy: "queue",
    waitingSince: conversation.waitingSince ?? tx.now,
    heldDraftId: null,
    reasonCode: why.reasons[0]?.code ?? "unknown",
    bumpEpoch: true,
  });
  const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
  return [
    ...settled,
    eventItem(actor, {
      type: "handoff.requested",
      subjectType: "handoff",
      subjectId: id,
      data: { trigger: why.trigger, reasons: why.reasons.map(({ code }) => code) },
    }),
    ...(online ? [eventItem(actor, { type: "handoff.offered", subjectType: "handoff", subjectId: id, data: {} })] : []),
    systemItem(place, actor, online ? { code: "handoff_requested", params: {} } : { code: "handoff_away", params: { message: conversation.awayMessage } }),
  ];
}
