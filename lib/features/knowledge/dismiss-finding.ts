import "server-only";
import { type Actor, requireScope } from "@/lib/access/actor";
import type { ArticleId } from "@/lib/core/kernel/ids";
import type { Finding } from "@/lib/core/knowledge/find-duplicates";
import { dismissFinding as markDismissed } from "@/lib/db/finding";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { notFound } from "@/lib/platform/errors";

/** The pair is meant as it is; it comes back when one of the two texts changes. Throws not_found when nothing was found about the two. */
export async function dismissFinding(actor: Actor, articleId: ArticleId, otherArticleId: ArticleId, kind: Finding["kind"]): Promise<void> {
  requireScope(actor, "knowledge:write");
  const [first, second] = articleId < otherArticleId ? [articleId, otherArticleId] : [otherArticleId, articleId];
  await withWorkspaceSql(actor, async (tx) => {
    const outcome = await markDismissed(tx, kind, first, second);
    if (outcome === "none") throw notFound();
    if (outcome === "before") return;
    await append(tx, actor, { type: "knowledge_finding.dismissed", subjectType: "article", subjectId: first, data: { kind, otherArticleId: second } });
  });
}
