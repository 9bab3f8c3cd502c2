import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { type ArticlePosition, type ArticleStatus, type ArticleSummary, type CollectionId, listArticles as readArticles } from "@/lib/db/article";
import { readStreamCursor } from "@/lib/db/inbox";
import { withWorkspaceSql } from "@/lib/db/tx";
import { openCursor, sealCursor } from "@/lib/platform/cursor";

export type ArticleQuery = { status?: ArticleStatus; collectionId?: CollectionId; q?: string; cursor?: string; limit: number };
export type ArticlePageRows = { articles: ArticleSummary[]; nextCursor: string | null; streamCursor: number };

/**
 * The most recently changed first, `limit` (1 to 100) at a time. Articles that come or change while somebody turns pages stand before the
 * first page; none is shown twice. Throws bad_request for the cursor of another list.
 */
export async function listArticles(actor: Actor, query: ArticleQuery): Promise<ArticlePageRows> {
  requireScope(actor, "knowledge:read");
  const filter = { status: query.status, collectionId: query.collectionId, title: query.q };
  const list = `articles ${actor.workspaceId} ${JSON.stringify([query.status ?? null, query.collectionId ?? null, query.q ?? null])}`;
  const after = query.cursor === undefined ? null : positionOf(openCursor(list, query.cursor));
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const rows = await readArticles(tx, filter, after, query.limit + 1);
    const articles = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? articles.at(-1) : undefined;
    return { articles, nextCursor: last ? sealCursor(list, [last.updatedAt.toISOString(), last.id]) : null, streamCursor };
  });
}

function positionOf([updatedAt, id]: readonly unknown[]): ArticlePosition | null {
  return typeof updatedAt === "string" && typeof id === "string" ? { updatedAt: new Date(updatedAt), id: id as ArticleId } : null;
}
