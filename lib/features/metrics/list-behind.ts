import "server-only";
/** The conversations behind a number: as many as it says, oldest first. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { BehindPage, BehindQuery } from "@/lib/contracts/api/metrics";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { coverRange } from "@/lib/core/metrics/grains";
import { rangeOf } from "@/lib/core/metrics/range";
import { countSegment, readSegment } from "@/lib/core/metrics/segments";
import { type BehindRow, listBehind as listRows, sumSlots } from "@/lib/db/metric-report";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { notFound } from "@/lib/platform/errors";
import { readSubject } from "./read-subject";

/** Throws forbidden, not_found for a foreign channel or bot, bad_request for a foreign cursor. */
export async function listBehind(actor: MemberActor, query: BehindQuery): Promise<BehindPage> {
  requireScope(actor, "metrics:read");
  requireScope(actor, "conversation:read");
  const segment = readSegment(query.segment);
  if (!segment) throw notFound();
  return withWorkspaceSql(actor, async (tx) => {
    const { subject } = await readSubject(tx, query);
    const range = rangeOf(query, tx.now.getTime());
    const list = ["behind", actor.workspaceId, query.segment, range.start, range.end, subject.id].join(" ");
    const [at, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
    const [cells = new Map<string, number>()] = await sumSlots(tx, subject.id, [coverRange(range.start, range.end)]);
    const rows = await listRows(tx, {
      segment,
      from: new Date(range.start),
      to: new Date(range.end),
      channelId: subject.channelId,
      botId: subject.botId,
      after: typeof at === "string" && typeof id === "string" ? { at: new Date(at), id } : null,
      limit: query.limit,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      segment: query.segment,
      total: countSegment(cells, segment),
      range: { from: range.from, to: range.to, start: new Date(range.start).toISOString(), end: new Date(range.end).toISOString(), timeZone: range.timeZone },
      data: page.map(presentRow),
      nextCursor: last ? sealCursor(list, [last.openedAt.toISOString(), last.id]) : null,
    };
  });
}

function presentRow(row: BehindRow): BehindPage["data"][number] {
  const { id, openedAt, visitorName, visitorEmail, ...rest } = row;
  return { id: toWireId("conversation", id), openedAt: openedAt.toISOString(), visitor: { name: visitorName, email: visitorEmail }, ...rest };
}
