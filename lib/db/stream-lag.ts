import "server-only";
/** What open streams have not seen yet, over all tenants in one read (the closed list of `lookup.ts`): ids alone come back. */
import { withoutTenant } from "./tx";

export type StreamPlace = { workspaceId: string; conversationId: string | null; cursor: number };

/** The conversations (for visitors' streams) and workspaces (for consoles') that have moved beyond the given cursors. */
export async function findPlacesAhead(places: readonly StreamPlace[]): Promise<ReadonlySet<string>> {
  const ofVisitors = places.filter(({ conversationId }) => conversationId !== null);
  const ofConsoles = places.filter(({ conversationId }) => conversationId === null);
  const ahead: { id: string }[] = [];
  if (ofVisitors.length > 0) {
    const columns = [ofVisitors.map((each) => each.workspaceId), ofVisitors.map((each) => each.conversationId), ofVisitors.map((each) => each.cursor)];
    ahead.push(...(await withoutTenant<{ id: string }>(`SELECT conversations_ahead($1::uuid[], $2::uuid[], $3::bigint[]) AS id`, columns)));
  }
  if (ofConsoles.length > 0) {
    const columns = [ofConsoles.map((each) => each.workspaceId), ofConsoles.map((each) => each.cursor)];
    ahead.push(...(await withoutTenant<{ id: string }>(`SELECT workspaces_ahead($1::uuid[], $2::bigint[]) AS id`, columns)));
  }
  return new Set(ahead.map(({ id }) => id));
}
