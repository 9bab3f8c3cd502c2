import "server-only";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { BotId } from "@/lib/core/kernel/ids";
import { findBot } from "@/lib/db/bot";
import { listPolicyVersions as readVersions, type PolicyVersionRow } from "@/lib/db/policy";
import { withWorkspace } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** Newest first; `nextBefore` is null at the end. Throws forbidden, not_found. */
export async function listPolicyVersions(
  actor: MemberActor,
  botId: BotId,
  page: { before?: number; limit: number },
): Promise<{ versions: PolicyVersionRow[]; nextBefore: number | null }> {
  requireScope(actor, "bot:read");
  return withWorkspace(actor, async (tx) => {
    if (!(await findBot(tx, botId))) throw notFound();
    const rows = await readVersions(tx, botId, page.before ?? null, page.limit + 1);
    const versions = rows.slice(0, page.limit);
    return { versions, nextBefore: rows.length > page.limit ? (versions.at(-1)?.number ?? null) : null };
  });
}
