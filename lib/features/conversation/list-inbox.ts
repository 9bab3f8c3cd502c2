import "server-only";
/** One page of the inbox, with the counts of its tabs and the stream's cursor read before. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { InboxPage, InboxRow } from "@/lib/contracts/api/conversation";
import type { InboxView } from "@/lib/core/conversation/inbox-views";
import type { TeamId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { cutGraphemes } from "@/lib/core/kernel/cut-graphemes";
import { countInbox, inboxKeyOf, type InboxRowData, listInboxRows, readStreamCursor, searchConversationIds } from "@/lib/db/inbox";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

const searchLimit = 500;

/** Throws forbidden, bad_request for a foreign cursor. */
export async function listInbox(
  actor: MemberActor,
  query: { view: InboxView; teamId?: TeamId; q?: string; cursor?: string; limit: number },
): Promise<InboxPage> {
  requireScope(actor, "conversation:read");
  const words = query.q?.trim() ?? "";
  const list = `inbox ${actor.workspaceId} ${query.view} ${query.teamId ?? ""} ${words}`;
  const [at, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const counts = await countInbox(tx, memberIdOf(actor));
    const ids = words === "" ? null : await searchConversationIds(tx, words, searchLimit);
    const after = typeof at === "string" && typeof id === "string" ? { at: new Date(at), id } : null;
    const rows = await listInboxRows(tx, { view: query.view, memberId: memberIdOf(actor), after, limit: query.limit, ids, teamId: query.teamId });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      data: page.map(presentRow),
      nextCursor: last ? sealCursor(list, [inboxKeyOf(query.view, last)?.toISOString() ?? null, last.id]) : null,
      streamCursor,
      counts,
    };
  });
}

function presentRow(row: InboxRowData): InboxRow {
  return {
    id: toWireId("conversation", row.id),
    status: row.status,
    handledBy: row.handledBy,
    visitor: { id: toWireId("visitor", row.visitorId), name: row.visitorName, email: row.visitorEmail, verified: row.visitorVerified },
    lastMessage: row.lastAuthor === null ? null : { author: row.lastAuthor, text: row.lastText === null ? null : cutGraphemes(row.lastText, 160) },
    lastMessageAt: row.lastMessageAt.toISOString(),
    reasonCode: row.reasonCode,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    assignee: row.assigneeId === null ? null : { id: toWireId("member", row.assigneeId), name: row.assigneeName ?? "" },
    team: row.teamId === null ? null : { id: toWireId("team", row.teamId), name: row.teamName ?? "" },
    handoffStatus: row.handoffStatus,
    draftWaiting: row.draftWaiting,
    channelName: row.channelName,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}
