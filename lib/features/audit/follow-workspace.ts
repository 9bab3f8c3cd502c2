import "server-only";
/** The console's stream: sealed facts by seq, contiguous or an explicit gap; hints and typing at once, without a number. Facts hold no text. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { SealedEvent } from "@/lib/core/audit-chain/seal-event";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { readStreamCursor } from "@/lib/db/inbox";
import { touchPresence } from "@/lib/db/presence";
import { readSeals } from "@/lib/db/seal";
import { withWorkspaceSql } from "@/lib/db/tx";
import type { Bell } from "@/lib/realtime/bell";
import { keepStream } from "@/lib/realtime/open-streams";
import { frame, type StreamSink } from "@/lib/realtime/sink";
import { follow } from "@/lib/realtime/tail";
import { describeError, log } from "@/lib/platform/log";

const pageSize = 200;
const mostBehind = 1_000;

/** Checks before the stream opens. Only a person's stream says that somebody is there. `lastSeq` null starts at the newest. Throws forbidden. */
export async function followWorkspace(actor: MemberActor, lastSeq: number | null): Promise<(sink: StreamSink) => () => void> {
  requireScope(actor, "conversation:read");
  const newest = await withWorkspaceSql(actor, readStreamCursor);
  return (sink) => {
    const from = lastSeq ?? newest;
    const gap = from > newest || newest - from > mostBehind;
    if (gap) sink.write(frame("gap", { after: from, next: newest + 1 }));
    const follower = {
      cursor: gap ? newest : from,
      advance(page: unknown) {
        for (const seal of page as SealedEvent[]) {
          if (seal.seq <= follower.cursor) continue;
          if (seal.seq !== follower.cursor + 1) sink.write(frame("gap", { after: follower.cursor, next: seal.seq }));
          if (!sink.write(frame("fact", presentFact(seal), seal.seq))) return;
          follower.cursor = seal.seq;
        }
      },
      hear(bell: Bell) {
        if (bell.kind === "conversation") sink.write(frame("hint", { conversationId: toWireId("conversation", bell.conversationId) }));
        if (bell.kind === "typing" && bell.author !== "bot")
          sink.write(frame("typing", { conversationId: toWireId("conversation", bell.conversationId), author: bell.author, typing: bell.typing }));
      },
    };
    const unfollow = follow({ workspaceId: actor.workspaceId, conversationId: null }, follower, async (after) => {
      const page = await withWorkspaceSql(actor, (tx) => readSeals(tx, after, pageSize));
      return { page, more: page.length === pageSize };
    });
    if (actor.kind === "api_key") return keepStream(sink, actor.member ? [actor.id, actor.member.id] : [actor.id], unfollow);
    const stillHere = () =>
      void withWorkspaceSql(actor, (tx) => touchPresence(tx, actor.id)).catch((error: unknown) =>
        log.warn("presence was not kept", { error: describeError(error) }),
      );
    stillHere();
    return keepStream(sink, [actor.id, actor.accountId], unfollow, stillHere);
  };
}

function presentFact({ event }: SealedEvent): object {
  return {
    type: event.type,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    conversationId: event.conversationId === null ? null : toWireId("conversation", event.conversationId),
    actorKind: event.actorKind,
    actorId: event.actorId,
    occurredAt: event.occurredAt,
  };
}
