import "server-only";
/** What every change of one article has in common: its lock, its version, and what is answered when somebody else was faster. */
import type { Actor } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import { type Article, findArticle, lockArticle } from "@/lib/db/article";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** `conflict`: it is not the version that was looked at; nothing was changed. */
export type ArticleChange = { kind: "changed"; article: Article } | { kind: "conflict"; current: Article };

/** Throws not_found. `change` may leave the article as it is; then its version stays. */
export async function changeArticle(
  actor: Actor,
  articleId: ArticleId,
  version: number,
  change: (tx: Tx, article: Article) => Promise<void>,
): Promise<ArticleChange> {
  return withWorkspaceSql(actor, async (tx) => {
    const current = await lockArticle(tx, articleId);
    if (!current) throw notFound();
    if (current.version !== version) return { kind: "conflict", current };
    await change(tx, current);
    const article = await findArticle(tx, articleId);
    if (!article) throw notFound();
    return { kind: "changed", article };
  });
}
