import "server-only";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { type ApiKeyRow, listApiKeyRows } from "@/lib/db/api-key";
import { readStreamCursor } from "@/lib/db/inbox";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { apiKeyStatus, type ApiKeyStatus } from "./api-key-status";

export type ApiKeyPageRows = { apiKeys: (ApiKeyRow & { status: ApiKeyStatus })[]; nextCursor: string | null; streamCursor: number };

/** Newest first; `limit` 1 to 100. Throws bad_request for the cursor of another list. */
export async function listApiKeys(actor: MemberActor, query: { cursor?: string; limit: number }): Promise<ApiKeyPageRows> {
  requireScope(actor, "api_key:write");
  const list = `api keys ${actor.workspaceId}`;
  const [before] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const rows = await listApiKeyRows(tx, typeof before === "string" ? before : null, query.limit + 1);
    const apiKeys = rows.slice(0, query.limit).map((row) => ({ ...row, status: apiKeyStatus(row, tx.now) }));
    const last = rows.length > query.limit ? apiKeys.at(-1) : undefined;
    return { apiKeys, nextCursor: last ? sealCursor(list, [last.id]) : null, streamCursor };
  });
}
