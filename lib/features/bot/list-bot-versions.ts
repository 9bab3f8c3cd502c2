import "server-only";
/** The versions of a bot, newest first: who made each, and what changed since the one before. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { BotVersionArea } from "@/lib/contracts/api/bot-version";
import { canonicalJson, type JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { BotId } from "@/lib/core/kernel/ids";
import { type BotVersionRow, findBot, listBotVersions as readVersions } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

export type ListedVersion = BotVersionRow & { changed: BotVersionArea[] };

const areas: readonly BotVersionArea[] = ["prompt", "model", "policy", "words", "external", "classifier"];

/** `before`: numbers below this one; `nextBefore` is null at the end. Throws forbidden, not_found. */
export async function listBotVersions(
  actor: MemberActor,
  botId: BotId,
  page: { before?: number; limit: number },
): Promise<{ versions: ListedVersion[]; nextBefore: number | null }> {
  requireScope(actor, "bot:read");
  return withWorkspace(actor, async (tx) => {
    if (!(await findBot(tx, botId))) throw notFound();
    const rows = await readVersions(tx, botId, page.before ?? null, page.limit + 1);
    const versions = rows.slice(0, page.limit).map((row, place) => ({ ...row, changed: changedAreas(rows[place + 1]?.config ?? null, row.config) }));
    return { versions, nextBefore: rows.length > page.limit ? (versions.at(-1)?.number ?? null) : null };
  });
}

/** Nothing for the first version. */
function changedAreas(before: Record<string, JsonValue> | null, after: Record<string, JsonValue>): BotVersionArea[] {
  if (before === null) return [];
  return areas.filter((area) => canonicalJson(before[area] ?? null) !== canonicalJson(after[area] ?? null));
}
