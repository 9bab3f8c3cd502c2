/** The list of articles; filters come from the address. */
import type { Metadata } from "next";
import { ArticleList } from "@/components/knowledge/article-list";
import { articleFilters } from "@/components/knowledge/api";
import { PageBody } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { listArticlesQuerySchema } from "@/lib/contracts/api/article";
import { presentArticlePage, presentCollection, presentKnowledge } from "@/lib/endpoints/present-article";
import { getKnowledge } from "@/lib/features/knowledge/get-knowledge";
import { listArticles } from "@/lib/features/knowledge/list-articles";
import { listCollections } from "@/lib/features/knowledge/list-collections";

export const metadata: Metadata = { title: "Knowledge" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function KnowledgePage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug } = await params;
  const search = new URLSearchParams(Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
  const filters = articleFilters(search);
  const query = listArticlesQuerySchema.safeParse(Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null)));
  const articles = query.success ? [[queryKeys.articleList(slug, filters), firstPage(presentArticlePage(await listArticles(actor, query.data)))] as const] : [];
  return (
    <Hydrated
      data={[
        ...articles,
        [queryKeys.knowledge(slug), presentKnowledge(await getKnowledge(actor))],
        [queryKeys.collections(slug), { data: (await listCollections(actor)).map(presentCollection) }],
      ]}
    >
      <PageBody width="wide">
        <ArticleList importOpen={search.get("import") === "open" && actor.scopes.includes("knowledge:write")} />
      </PageBody>
    </Hydrated>
  );
}
