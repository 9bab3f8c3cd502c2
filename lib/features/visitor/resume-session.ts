import "server-only";
/** The link of a mail gives its visitor's session back. Opening the link's page does nothing; its button does this. */
import { readConversationMailToken } from "@/lib/access/link-token";
import { issueVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { findMailVisitor } from "@/lib/db/conversation-mail";
import { withWorkspaceSql } from "@/lib/db/tx";
import { AppError } from "@/lib/platform/errors";

const linkLifeMs = 14 * 24 * 3_600_000;

/** Throws link_invalid for a link that is not ours, is older than 14 days, or whose visitor has logged out since. */
export async function resumeSession(token: string): Promise<{ visitorToken: string; channelKey: string; conversationId: ConversationId }> {
  const named = readConversationMailToken(token);
  const found = named && (await withWorkspaceSql(named, (tx) => findMailVisitor(tx, named.mailId, new Date(tx.now.getTime() - linkLifeMs))));
  if (!named || !found) throw new AppError("link_invalid", "This link leads to no conversation any more. Open the chat on the site where it was.");
  const { visitorId, channelId, tokenEpoch, channelKey, conversationId } = found;
  return { visitorToken: issueVisitorToken(named.workspaceId, visitorId, channelId, tokenEpoch), channelKey, conversationId };
}
