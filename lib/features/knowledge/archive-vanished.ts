import "server-only";
/** Pages of a source that were not there any more when it was read: their articles are reported, made drafts or archived, as the source says. */
import type { Actor } from "@/lib/access/actor";
import { updateArticles } from "@/lib/db/article";
import type { LockedImport } from "@/lib/db/import";
import { isSitemapRead } from "@/lib/db/import-work";
import { type KnowledgeSource, markVanished } from "@/lib/db/knowledge-source";
import type { Tx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";

/**
 * How many are gone. None counts as gone when a sitemap could not be read or names nothing: then it is the site that has trouble.
 * A page that did not answer is still there; one that answers "not found" is gone.
 */
export async function archiveVanished(tx: Tx, actor: Actor, { run, source }: { run: LockedImport; source: KnowledgeSource }): Promise<number> {
  if (source.kind === "sitemap" && !(await isSitemapRead(tx, run.id))) return 0;
  const articles = await markVanished(tx, source.id, run.createdAt);
  const published = articles.filter((article) => article.status === "published");
  const changing = source.vanished === "report" ? [] : source.vanished === "archive" ? articles.filter((article) => article.status !== "archived") : published;
  if (changing.length > 0) {
    const status = source.vanished === "archive" ? ("archived" as const) : ("draft" as const);
    await updateArticles(
      tx,
      changing.map((article) => ({ ...article, status, publishedNumber: null })),
    );
    for (const article of changing) {
      await append(tx, actor, {
        type: status === "archived" ? "article.archived" : "article.unpublished",
        subjectType: "article",
        subjectId: article.id,
        data: {},
      });
    }
  }
  return articles.length;
}
