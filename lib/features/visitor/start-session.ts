import "server-only";
/** A visitor opens the chat: a new visitor, or the one whose token this browser kept. */
import { requireChannelOrigin } from "@/lib/access/channel-origin";
import { issueVisitorToken, readVisitorToken } from "@/lib/access/visitor-token";
import { onlineForMs } from "@/lib/core/handoff/timing";
import type { VisitorId } from "@/lib/core/kernel/ids";
import { type ChannelFace, findChannelByKey, findNewestConversation, getChannelFace, insertVisitor, touchVisitor } from "@/lib/db/visitor";
import { withWorkspaceSql } from "@/lib/db/tx";
import { readVisitorView, type VisitorView } from "@/lib/db/visitor-view";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

const conversationAgeMs = 30 * 24 * 3_600_000;
const messagesShown = 100;

export type StartedSession = { visitorToken: string; face: ChannelFace; view: VisitorView | null };

/** Throws not_found for an unknown channel key and origin_refused for a site that is not on the channel's list. */
export async function startSession(input: {
  channelKey: string;
  visitorToken: string | null;
  locale: string | null;
  origin: string | null;
}): Promise<StartedSession> {
  const channel = await findChannelByKey(input.channelKey);
  if (!channel) throw notFound();
  const { workspaceId, channelId } = channel;
  await requireChannelOrigin(workspaceId, channelId, input.origin);
  const known = input.visitorToken === null ? null : readVisitorToken(input.visitorToken);
  const session = await withWorkspaceSql({ workspaceId }, async (tx) => {
    const face = await getChannelFace(tx, channelId, new Date(tx.now.getTime() - onlineForMs));
    if (!face) throw notFound();
    if (known && known.workspaceId === workspaceId && known.channelId === channelId && (await touchVisitor(tx, known))) {
      const conversationId = await findNewestConversation(tx, known.id, new Date(tx.now.getTime() - conversationAgeMs));
      return { face, visitorId: known.id, tokenEpoch: known.tokenEpoch, conversationId };
    }
    const visitorId: VisitorId = newId<"visitor">();
    await insertVisitor(tx, { id: visitorId, channelId, locale: input.locale });
    return { face, visitorId, tokenEpoch: 1, conversationId: null };
  });
  return {
    visitorToken: issueVisitorToken(workspaceId, session.visitorId, channelId, session.tokenEpoch),
    face: session.face,
    view: session.conversationId === null ? null : await readVisitorView(workspaceId, session.conversationId, null, 0, messagesShown),
  };
}
