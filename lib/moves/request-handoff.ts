import "server-only";
/** Asks people to take a conversation: the handoff's row, what the visitor is told, and when they are told that nobody came. */
import type { Actor } from "@/lib/access/actor";
import { awayParams, requestedLine } from "@/lib/core/conversation/system-text";
import { findAvailability } from "@/lib/core/office-hours/find-availability";
import { expectedWait } from "@/lib/core/handoff/expected-wait";
import { onlineForMs, unacceptedNoticeMs } from "@/lib/core/handoff/timing";
import type { TurnId } from "@/lib/core/kernel/ids";
import { insertHandoff, isTeamOnline, type LockedConversation, updateConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import { listRecentWaits } from "@/lib/db/handoff-wait";
import { findStoppedScope } from "@/lib/db/kill-switch";
import type { Tx } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";
import { settleDrafts } from "./settle-drafts";
import { eventItem, systemItem } from "./write-conversation";

/**
 * The items to write. The conversation is locked by the caller and has no open handoff. While nobody is there the channel says what happens: the
 * visitor waits, leaves an address, or the bot goes on alone; they are told which, and when the team is back.
 */
export async function requestHandoff(
  tx: Tx,
  actor: Actor,
  conversation: LockedConversation,
  why: { trigger: "visitor" | "bot" | "member"; reasons: { code: string }[]; turnId: TurnId | null; /** They wait for whoever takes it. */ keepsDrafts?: true },
): Promise<Item[]> {
  const online = await isTeamOnline(tx, new Date(tx.now.getTime() - onlineForMs));
  const availability = findAvailability(conversation.officeHours, online, tx.now);
  const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
  const away = awayParams(conversation.awayMessage, availability);
  const botMayGoOn = !availability.available && conversation.unavailableMode === "bot_only" && why.trigger !== "member";
  if (botMayGoOn && (await findStoppedScope(tx, conversation.id)) === null) {
    await updateConversation(tx, conversation.id, { status: "pending", handledBy: "bot", emailAskedAt: tx.now });
    const data = { trigger: why.trigger, reasons: why.reasons.map(({ code }) => code) };
    return [
      eventItem(actor, { type: "handoff.withheld", subjectType: "conversation", subjectId: conversation.id, data }),
      systemItem(place, actor, { code: "handoff_bot_only", params: { ...away, bot: conversation.botName } }),
    ];
  }
  const minutes = availability.available ? expectedWait(await listRecentWaits(tx)) : null;
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
  const settled = why.keepsDrafts ? [] : await settleDrafts(tx, actor, conversation.id, "handed_off");
  await updateConversation(tx, conversation.id, {
    status: "open",
    handledBy: "queue",
    waitingSince: conversation.waitingSince ?? tx.now,
    ...(why.keepsDrafts ? {} : { heldDraftId: null }),
    reasonCode: why.reasons[0]?.code ?? "unknown",
    ...(!availability.available && conversation.unavailableMode === "email" ? { emailAskedAt: tx.now } : {}),
    bumpEpoch: true,
  });
  return [
    ...settled,
    eventItem(actor, {
      type: "handoff.requested",
      subjectType: "handoff",
      subjectId: id,
      data: { trigger: why.trigger, reasons: why.reasons.map(({ code }) => code) },
    }),
    ...(online ? [eventItem(actor, { type: "handoff.offered", subjectType: "handoff", subjectId: id, data: {} })] : []),
    systemItem(place, actor, availability.available ? requestedLine(minutes) : { code: "handoff_away", params: away }),
  ];
}
