import "server-only";
/** A visitor's stream: every check before it opens, then messages by seq, contiguous or an explicit gap. */
import type { VisitorActor } from "@/lib/access/actor";
import { invalidVisitorToken } from "@/lib/access/visitor-token";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { readVisitorView, type VisitorMessageRow, type VisitorView } from "@/lib/db/visitor-view";
import { notFound } from "@/lib/platform/errors";
import { keepStream } from "@/lib/realtime/open-streams";
import { frame, type StreamSink } from "@/lib/realtime/sink";
import { follow } from "@/lib/realtime/tail";
import { holdPresence } from "./hold-presence";

const pageSize = 200;
/** A client that is further behind reads the list instead. */
const mostBehind = 1_000;

export type Present = { conversation(row: VisitorView["conversation"]): unknown; message(row: VisitorMessageRow): unknown };

/** Checks the visitor, then gives what opens the stream. Throws not_found, visitor_token_invalid. */
export async function followConversation(
  actor: VisitorActor,
  conversationId: ConversationId,
  lastSeq: number,
  present: Present,
): Promise<(sink: StreamSink) => () => void> {
  const view = await readVisitorView(actor.workspaceId, conversationId, { id: actor.id, tokenEpoch: actor.tokenEpoch }, lastSeq === 0 ? 0 : lastSeq, 1);
  if (!view) throw notFound();
  if (view.revoked) throw invalidVisitorToken();
  const newest = view.conversation.lastSeq;
  return (sink) => {
    const gap = lastSeq > newest || newest - lastSeq > mostBehind;
    if (gap) sink.write(frame("gap", { after: lastSeq, next: newest + 1 }));
    let lastState = "";
    const follower = {
      cursor: gap ? newest : lastSeq,
      advance(page: unknown) {
        const read = page as VisitorView | null;
        if (!read) return sink.close();
        const conversation = present.conversation(read.conversation);
        let sent = false;
        for (const message of read.messages) {
          if (message.seq <= follower.cursor) continue;
          if (message.seq !== follower.cursor + 1) sink.write(frame("gap", { after: follower.cursor, next: message.seq }));
          if (!sink.write(frame("message", { message: present.message(message), conversation }, message.seq))) return;
          follower.cursor = message.seq;
          sent = true;
        }
        const state = JSON.stringify(conversation);
        if (!sent && state !== lastState) sink.write(frame("state", { conversation }));
        lastState = state;
      },
      hear(bell: { kind: string; author?: string; typing?: boolean }) {
        if (bell.kind === "typing" && bell.author !== "visitor") sink.write(frame("typing", { author: bell.author, typing: bell.typing }));
      },
    };
    const unfollow = follow({ workspaceId: actor.workspaceId, conversationId }, follower, async (after) => {
      // After 0 would give the newest page; a stream reads forward from the first message.
      const page = await readVisitorView(actor.workspaceId, conversationId, null, after === 0 ? -1 : after, pageSize);
      return { page, more: page?.messages.length === pageSize };
    });
    const presence = holdPresence(actor.workspaceId, conversationId);
    return keepStream(sink, [actor.id], () => {
      unfollow();
      presence.leave(follower.cursor);
    });
  };
}
