import "server-only";
/** The first page of a view's rows under the key by which the list asks for it. */
import type { QueryKey } from "@tanstack/react-query";
import { inboxPageSize } from "@/components/inbox/api";
import { readInboxPlace } from "@/components/inbox/inbox-address";
import type { MemberActor } from "@/lib/access/actor";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { listInbox } from "@/lib/features/conversation/list-inbox";

export async function loadInbox(
  actor: MemberActor,
  slug: string,
  search: Record<string, string | string[] | undefined>,
): Promise<(readonly [QueryKey, unknown])[]> {
  const given = { get: (name: string) => [search[name]].flat()[0] ?? null };
  const { view, q, team } = readInboxPlace("", given);
  const teamId = team === null ? null : fromWireId("team", team);
  const page = await listInbox(actor, { view, ...(teamId === null ? {} : { teamId }), ...(q === "" ? {} : { q }), limit: inboxPageSize });
  return [
    [queryKeys.conversationList(slug, { view, q, team }), { pages: [page], pageParams: [null] }],
    [queryKeys.conversationCounts(slug), page.counts],
  ];
}
