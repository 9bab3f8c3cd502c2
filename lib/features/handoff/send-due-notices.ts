import "server-only";
/** Tells visitors whom nobody has accepted in time, asks them for an e-mail address, and mails the team: never silence. */
import { asSystem } from "@/lib/access/actor";
import type { HandoffId, WorkspaceId } from "@/lib/core/kernel/ids";
import { clearNotice, findDueNotice, lockConversation, updateConversation } from "@/lib/db/conversation";
import { dueHandoffNotices } from "@/lib/db/handoff-notice";
import { withWorkspaceSql } from "@/lib/db/tx";
import { eventItem, systemItem, writeConversation } from "@/lib/moves/write-conversation";
import { now } from "@/lib/platform/clock";
import { isMailConfigured } from "@/lib/platform/env";
import { describeError, log } from "@/lib/platform/log";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/queue/enqueue";
import { ringConversation } from "@/lib/realtime/bell";

/** How many notices were sent. Safe in several processes at once: the conversation's lock decides. */
export async function sendDueNotices(limit = 50): Promise<number> {
  let sent = 0;
  for (const { workspaceId, handoffId } of await dueHandoffNotices(now(), limit)) {
    try {
      if (await sendNotice(workspaceId, handoffId)) sent += 1;
    } catch (error) {
      log.error("a handoff notice could not be sent", { workspaceId, subjectId: handoffId, error: describeError(error) });
    }
  }
  return sent;
}

async function sendNotice(workspaceId: WorkspaceId, handoffId: HandoffId): Promise<boolean> {
  const actor = asSystem(workspaceId, "handoff notice");
  const told = await withWorkspaceSql(actor, async (tx) => {
    const due = await findDueNotice(tx, handoffId);
    const conversation = due && (await lockConversation(tx, due.conversationId));
    if (!conversation || !(await findDueNotice(tx, handoffId))) return null;
    await clearNotice(tx, handoffId);
    await updateConversation(tx, conversation.id, { emailAskedAt: tx.now });
    await writeConversation(tx, conversation.id, [
      eventItem(actor, { type: "handoff.notice_sent", subjectType: "handoff", subjectId: handoffId, data: {} }),
      systemItem({ workspaceId, conversationId: conversation.id, now: tx.now }, actor, { code: "handoff_unaccepted", params: {} }),
    ]);
    if (isMailConfigured()) await enqueue(tx, "send_mail", { mailId: newId(), template: "handoff_unaccepted", workspaceId, subjectId: conversation.id });
    return conversation.id;
  });
  if (told) ringConversation(workspaceId, told);
  return told !== null;
}
