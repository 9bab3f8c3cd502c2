import "server-only";
/** One page of the audit log. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { AuditPage } from "@/lib/contracts/api/audit";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { type AuditRow, listAuditRows } from "@/lib/db/audit";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { readStatus } from "./get-audit-status";
import { presentEvent } from "./present-event";

export type AuditQuery = { type?: string; actorId?: string; conversationId?: ConversationId; after?: string; before?: string; cursor?: string; limit: number };

/** Throws forbidden, bad_request for a foreign cursor. */
export async function listEvents(actor: MemberActor, query: AuditQuery): Promise<AuditPage> {
  requireScope(actor, "audit:read");
  const list = `events ${actor.workspaceId} ${JSON.stringify([query.type, query.actorId, query.conversationId, query.after, query.before])}`;
  const [at, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const status = await readStatus(tx);
    const filter = {
      type: query.type,
      actorId: query.actorId,
      conversationId: query.conversationId,
      after: query.after === undefined ? undefined : new Date(query.after),
      before: query.before === undefined ? undefined : new Date(query.before),
    };
    const beyond = typeof at === "string" && typeof id === "string" ? { at: new Date(at), id } : null;
    const rows = await listAuditRows(tx, filter, beyond, query.limit);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      data: page.toSorted(newestFirst).map(presentEvent),
      nextCursor: last ? sealCursor(list, [last.occurredAt.toISOString(), last.id]) : null,
      streamCursor: status.sealed,
      status,
    };
  });
}

/** What one transaction wrote has one time: there the log's own order counts, and what is not sealed yet is the newest. */
function newestFirst(a: AuditRow, b: AuditRow): number {
  const [sealA, sealB] = [a.sealSeq ?? Number.MAX_SAFE_INTEGER, b.sealSeq ?? Number.MAX_SAFE_INTEGER];
  return b.occurredAt.getTime() - a.occurredAt.getTime() || sealB - sealA;
}
