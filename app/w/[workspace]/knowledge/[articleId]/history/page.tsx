/** The texts that an article has had. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleHistory } from "@/components/knowledge/article-history";
import { ArticleTrail } from "@/components/knowledge/article-trail";
import { PageBody } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { articleParamsSchema } from "@/lib/contracts/api/article";
import { presentArticle, presentArticleVersionPage } from "@/lib/endpoints/present-article";
import { getArticle } from "@/lib/features/knowledge/get-article";
import { listArticleVersions } from "@/lib/features/knowledge/list-article-versions";
import { isAppError } from "@/lib/platform/errors";

export const metadata: Metadata = { title: "Earlier texts" };

export default async function HistoryPage({ params }: { params: Promise<{ workspace: string; articleId: string }> }) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug, articleId } = await params;
  const { articleId: id } = articleParamsSchema.parse({ articleId });
  const article = presentArticle(
    await getArticle(actor, id).catch((error: unknown) => {
      if (isAppError(error) && error.code === "not_found") notFound();
      throw error;
    }),
  );
  const versions = presentArticleVersionPage(await listArticleVersions(actor, id, { limit: 50 }));
  return (
    <Hydrated
      data={[
        [queryKeys.article(slug, articleId), article],
        [queryKeys.articleVersions(slug, articleId), firstPage(versions)],
      ]}
    >
      <PageBody width="wide">
        <ArticleTrail title={article.title} articleHref={`/w/${slug}/knowledge/${articleId}`} />
        <ArticleHistory articleId={articleId} />
      </PageBody>
    </Hydrated>
  );
}
