import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { Finding } from "@/lib/core/knowledge/find-duplicates";
import { countOpenFindings, type FindingPosition, type FindingRow, listFindings as readFindings } from "@/lib/db/finding";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

export type FindingQuery = { kind?: Finding["kind"]; status: "open" | "dismissed"; cursor?: string; limit: number };
export type FindingPageRows = { findings: FindingRow[]; nextCursor: string | null; open: number };

/** The most alike first, `limit` (1 to 100) at a time. Throws bad_request for the cursor of another list. */
export async function listFindings(actor: Actor, query: FindingQuery): Promise<FindingPageRows> {
  requireScope(actor, "knowledge:read");
  const list = `knowledge findings ${actor.workspaceId} ${query.kind ?? ""} ${query.status}`;
  const [similarity, articleId, otherArticleId, kind] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  const after = typeof similarity === "number" ? ({ similarity, articleId, otherArticleId, kind } as FindingPosition) : null;
  return withWorkspaceSql(actor, async (tx) => {
    const rows = await readFindings(tx, { kind: query.kind ?? null, status: query.status }, after, query.limit + 1);
    const findings = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? findings.at(-1) : undefined;
    const nextCursor = last ? sealCursor(list, [last.similarity, last.articleId, last.otherArticleId, last.kind]) : null;
    return { findings, nextCursor, open: await countOpenFindings(tx) };
  });
}
