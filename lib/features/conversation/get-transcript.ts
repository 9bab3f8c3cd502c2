import "server-only";
/** The conversation as plain text, without private notes: for its visitor, or a member who may read it. */
import { type MemberActor, requireScope, type VisitorActor } from "@/lib/access/actor";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import { type TranscriptMessage, transcriptText } from "@/lib/core/conversation/transcript-text";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { findThreadHead } from "@/lib/db/thread";
import { withWorkspaceSql } from "@/lib/db/tx";
import { readVisitorView, type VisitorMessageRow } from "@/lib/db/visitor-view";
import { now } from "@/lib/platform/clock";
import { notFound } from "@/lib/platform/errors";

const pageSize = 500;
/** Longer conversations end here, at their newest that fit: nobody reads on. */
const mostMessages = 10_000;

/** Throws not_found, visitor_token_invalid, forbidden. */
export async function getTranscript(actor: VisitorActor | MemberActor, conversationId: ConversationId): Promise<{ text: string; startedAt: Date }> {
  if (actor.kind !== "visitor") requireScope(actor, "conversation:read");
  const visitor = actor.kind === "visitor" ? { id: actor.id, tokenEpoch: actor.tokenEpoch } : null;
  const rows: VisitorMessageRow[] = [];
  for (let after = -1; rows.length < mostMessages;) {
    const view = await readVisitorView(actor.workspaceId, conversationId, visitor, after, pageSize);
    if (!view) throw notFound();
    if (view.revoked) throw invalidVisitorToken();
    rows.push(...view.messages);
    if (view.messages.length < pageSize) break;
    after = view.messages.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER;
  }
  const head = await withWorkspaceSql(actor, (tx) => findThreadHead(tx, conversationId));
  if (!head) throw notFound();
  return { text: transcriptText({ channelName: head.channelName, startedAt: head.createdAt, madeAt: now() }, rows.map(toEntry)), startedAt: head.createdAt };
}

function toEntry(row: VisitorMessageRow): TranscriptMessage {
  const { author, authorName, text, sources, attachments } = row;
  return { author, authorName, text, sources: sources ?? [], files: attachments ?? [], createdAt: new Date(row.createdAt) };
}
