import "server-only";
/**
 * What was said to a visitor who has gone and left an address goes there, in one mail after a while of quiet, each message once: the mail's row
 * names the messages, its id is the Message-ID. Who is there sees it without.
 */
import { asSystem } from "@/lib/access/actor";
import type { ConversationId, WorkspaceId } from "@/lib/core/kernel/ids";
import { forgetVisitorStreams, insertConversationMail, listDueConversations, lockDueConversation, settleMail } from "@/lib/db/conversation-mail";
import { withWorkspaceSql } from "@/lib/db/tx";
import { eventItem, writeConversation } from "@/lib/moves/write-conversation";
import { now } from "@/lib/platform/clock";
import { isMailConfigured } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { describeError, log } from "@/lib/platform/log";
import { enqueue } from "@/lib/queue/enqueue";
import { ringConversation } from "@/lib/realtime/bell";

/** Streams live 12 minutes at most; a row that is older was left by a process that died. */
const streamLifeMs = 13 * 60_000;
/** A mail waits for whoever writes on, but not for longer than this. */
const quietMs = 60_000;
const longestWaitMs = 8 * 60_000;

/** How many mails were put into the queue. Safe in several processes at once: the conversation's lock decides. */
export async function mailVisitors(limit = 100): Promise<number> {
  let mailed = 0;
  for (const { workspaceId, conversationId } of await listDueConversations(now(), limit)) {
    try {
      if (await mailConversation(workspaceId, conversationId)) mailed += 1;
    } catch (error) {
      log.error("a conversation could not be mailed", { workspaceId, conversationId, error: describeError(error) });
    }
  }
  return mailed;
}

async function mailConversation(workspaceId: WorkspaceId, conversationId: ConversationId): Promise<boolean> {
  const actor = asSystem(workspaceId, "conversation mail");
  const sent = await withWorkspaceSql(actor, async (tx) => {
    const due = await lockDueConversation(tx, conversationId, new Date(tx.now.getTime() - streamLifeMs));
    if (!due) return false;
    const { email, newestAt, lastSeq, mailedSeq, tokenEpoch } = due;
    if (newestAt === null || email === null || due.isPresent || !isMailConfigured()) {
      await settleMail(tx, conversationId, lastSeq);
      return false;
    }
    const at = tx.now.getTime();
    if (newestAt.getTime() > at - quietMs && due.dueAt.getTime() > at - longestWaitMs) return false;
    const mailId = newId();
    await insertConversationMail(tx, { id: mailId, conversationId, afterSeq: mailedSeq, throughSeq: lastSeq, tokenEpoch });
    await settleMail(tx, conversationId, lastSeq);
    await writeConversation(tx, conversationId, [
      eventItem(actor, {
        type: "conversation.mailed",
        subjectType: "conversation",
        subjectId: conversationId,
        data: { mailId, afterSeq: mailedSeq, throughSeq: lastSeq },
      }),
    ]);
    await enqueue(tx, "send_mail", { mailId, template: "conversation_continued", workspaceId, subjectId: mailId });
    return true;
  });
  if (sent) ringConversation(workspaceId, conversationId);
  return sent;
}

export async function forgetOldStreams(): Promise<void> {
  await forgetVisitorStreams(new Date(now().getTime() - streamLifeMs));
}
