/** A new article. */
import type { Metadata } from "next";
import { NewArticle } from "@/components/knowledge/article-editor";
import { ArticleTrail } from "@/components/knowledge/article-trail";
import { PageBody } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";

export const metadata: Metadata = { title: "New article" };

export default async function NewArticlePage({ params }: { params: Promise<{ workspace: string }> }) {
  await requirePage(params, "knowledge:write");
  return (
    <PageBody width="wide">
      <ArticleTrail title="New article" />
      <NewArticle />
    </PageBody>
  );
}
