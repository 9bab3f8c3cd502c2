import "server-only";
/** A person takes a conversation: from the queue, or over from the bot. The bot is silent from this commit on. */
import { type MemberActor, memberOf } from "@/lib/access/actor";
import { acceptHandoff, insertHandoff, type LockedConversation, updateConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import type { Tx } from "@/lib/db/tx";
import { AppError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { eventItem, systemItem } from "./write-conversation";

/** The items to write, none when the member has it already. Throws already_claimed with who has it and since when, forbidden for a key that names no member. */
export async function acceptConversation(tx: Tx, actor: MemberActor, conversation: LockedConversation): Promise<Item[]> {
  const member = memberOf(actor);
  if (conversation.handledBy === "human" && conversation.status !== "resolved") {
    if (conversation.assigneeId === member.id) return [];
    const since = conversation.handoff?.acceptedAt ?? null;
    throw new AppError(
      "already_claimed",
      `${conversation.assigneeName ?? "Somebody else"} has this conversation${since ? ` since ${since.toISOString()}` : ""}.`,
      {
        extra: { claimedBy: conversation.assigneeName, claimedAt: since?.toISOString() ?? null },
      },
    );
  }
  const items: Item[] = [];
  if (conversation.handoff) {
    await acceptHandoff(tx, conversation.handoff.id, member.id);
    const waitedMs = Math.max(0, tx.now.getTime() - conversation.handoff.requestedAt.getTime());
    items.push(eventItem(actor, { type: "handoff.accepted", subjectType: "handoff", subjectId: conversation.handoff.id, data: { waitedMs } }));
  } else {
    const id = newId<"handoff">();
    const reasons = [{ code: "taken_over" }];
    await insertHandoff(tx, {
      id,
      conversationId: conversation.id,
      turnId: null,
      trigger: "member",
      status: "accepted",
      reasons,
      noticeDueAt: null,
      acceptedBy: member.id,
    });
    items.push(
      eventItem(actor, { type: "handoff.requested", subjectType: "handoff", subjectId: id, data: { trigger: "member", reasons: ["taken_over"] } }),
      eventItem(actor, { type: "handoff.accepted", subjectType: "handoff", subjectId: id, data: { waitedMs: 0 } }),
    );
  }
  await updateConversation(tx, conversation.id, { status: "open", handledBy: "human", assigneeId: member.id, resolvedAt: null, bumpEpoch: true });
  items.push(
    systemItem({ workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now }, actor, { code: "human_joined", params: { name: member.name } }),
  );
  return items;
}
