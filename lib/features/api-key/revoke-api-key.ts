import "server-only";
/** The key stops working at once, and its open streams end. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { ApiKeyId } from "@/lib/core/kernel/ids";
import { findApiKeyRow, revokeApiKeyRow } from "@/lib/db/api-key";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";
import { ringRevoked } from "@/lib/realtime/bell";

/** Revoking twice is fine; a key may revoke itself. Throws not_found. */
export async function revokeApiKey(actor: MemberActor, apiKeyId: ApiKeyId): Promise<void> {
  requireScope(actor, "api_key:write");
  const revoked = await withWorkspaceSql(actor, async (tx) => {
    if (await revokeApiKeyRow(tx, apiKeyId)) {
      await append(tx, actor, { type: "api_key.revoked", subjectType: "api_key", subjectId: apiKeyId, data: {} });
      return true;
    }
    if (!(await findApiKeyRow(tx, apiKeyId))) throw notFound();
    return false;
  });
  if (revoked) ringRevoked(apiKeyId);
}
