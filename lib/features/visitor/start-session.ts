import "server-only";
/** A visitor opens the chat: a new visitor, the one whose token this browser kept, or the one whom a signed identity names. */
import { requireChannelOrigin } from "@/lib/access/channel-origin";
import { issueVisitorToken, readVisitorToken } from "@/lib/access/visitor-token";
import { onlineForMs } from "@/lib/core/handoff/timing";
import type { VisitorId } from "@/lib/core/kernel/ids";
import { recordSeen } from "@/lib/db/channel-seen";
import { findTokenVisitor, findVisitorFace } from "@/lib/db/contact";
import { type ChannelFaceRow, findChannelByKey, findNewestConversation, getChannelFace, insertVisitor } from "@/lib/db/visitor";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { readVisitorView, type VisitorView } from "@/lib/db/visitor-view";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringRevoked } from "@/lib/realtime/bell";
import { identifyVisitor, readIdentity } from "./identify-visitor";
import { seenPage } from "./seen-page";

const conversationAgeMs = 30 * 24 * 3_600_000;
const messagesShown = 100;

export type SessionInput = {
  channelKey: string;
  visitorToken: string | null;
  locale: string | null;
  origin: string | null;
  pageUrl?: string | null;
  identityToken?: string | null;
};

export type StartedSession = {
  visitorToken: string;
  face: ChannelFaceRow;
  visitor: { verified: boolean; name: string | null; email: string | null };
  view: VisitorView | null;
};

/** Throws not_found for an unknown channel key, origin_refused for a site that is not on the channel's list, identity_invalid. */
export async function startSession(input: SessionInput): Promise<StartedSession> {
  const channel = await findChannelByKey(input.channelKey);
  if (!channel) throw notFound();
  const { workspaceId, channelId } = channel;
  await requireChannelOrigin(workspaceId, channelId, input.origin);
  const claims = input.identityToken ? await readIdentity(workspaceId, channelId, input.identityToken) : null;
  const token = input.visitorToken === null ? null : readVisitorToken(input.visitorToken);
  const known = token && token.workspaceId === workspaceId && token.channelId === channelId ? token : null;

  async function findVisitor(tx: Tx) {
    if (claims) return identifyVisitor(tx, channelId, claims, known, input.locale);
    const present = known && (await findTokenVisitor(tx, known));
    if (present) return { visitor: present, merged: null };
    const id: VisitorId = newId<"visitor">();
    await insertVisitor(tx, { id, channelId, locale: input.locale });
    return { visitor: { id, tokenEpoch: 1, contactId: null }, merged: null };
  }

  const session = await withWorkspaceSql({ workspaceId }, async (tx) => {
    const face = await getChannelFace(tx, channelId, new Date(tx.now.getTime() - onlineForMs));
    if (!face) throw notFound();
    const { visitor, merged } = await findVisitor(tx);
    const conversationId = await findNewestConversation(tx, visitor.id, new Date(tx.now.getTime() - conversationAgeMs));
    const page = seenPage(input.origin, input.pageUrl ?? null);
    if (page) await recordSeen(tx, channelId, page.origin, page.path);
    return { face, visitor, merged, shown: await findVisitorFace(tx, visitor.id), conversationId };
  });
  if (session.merged) ringRevoked(session.merged);
  return {
    visitorToken: issueVisitorToken(workspaceId, session.visitor.id, channelId, session.visitor.tokenEpoch),
    face: session.face,
    visitor: session.shown,
    view: session.conversationId === null ? null : await readVisitorView(workspaceId, session.conversationId, null, 0, messagesShown),
  };
}
