/** One article in the editor. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExistingArticle } from "@/components/knowledge/article-editor";
import { ArticleTrail } from "@/components/knowledge/article-trail";
import { PageBody } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { articleParamsSchema } from "@/lib/contracts/api/article";
import { presentArticle, presentCollection, presentKnowledge } from "@/lib/endpoints/present-article";
import { getArticle } from "@/lib/features/knowledge/get-article";
import { getKnowledge } from "@/lib/features/knowledge/get-knowledge";
import { listCollections } from "@/lib/features/knowledge/list-collections";
import { isAppError } from "@/lib/platform/errors";

export const metadata: Metadata = { title: "Article" };

export default async function ArticlePage({ params }: { params: Promise<{ workspace: string; articleId: string }> }) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug, articleId } = await params;
  const id = articleParamsSchema.safeParse({ articleId });
  if (!id.success) notFound();
  const article = presentArticle(
    await getArticle(actor, articleParamsSchema.parse({ articleId }).articleId).catch((error: unknown) => {
      if (isAppError(error) && error.code === "not_found") notFound();
      throw error;
    }),
  );
  return (
    <Hydrated
      data={[
        [queryKeys.article(slug, articleId), article],
        [queryKeys.knowledge(slug), presentKnowledge(await getKnowledge(actor))],
        [queryKeys.collections(slug), { data: (await listCollections(actor)).map(presentCollection) }],
      ]}
    >
      <PageBody width="wide">
        <ArticleTrail title={article.title} />
        <ExistingArticle articleId={articleId} />
      </PageBody>
    </Hydrated>
  );
}
