/** The playground: the bot without a visitor. */
import type { Metadata } from "next";
import { KnowledgeState } from "@/components/knowledge/knowledge-state";
import { Playground } from "@/components/playground/playground";
import { PageBody } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentKnowledge } from "@/lib/endpoints/present-article";
import { getKnowledge } from "@/lib/features/knowledge/get-knowledge";

export const metadata: Metadata = { title: "Playground" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ q?: string | string[] }> };

export default async function PlaygroundPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "playground:use");
  const { workspace: slug } = await params;
  const { q } = await searchParams;
  return (
    <Hydrated data={[[queryKeys.knowledge(slug), presentKnowledge(await getKnowledge(actor))]]}>
      <PageBody>
        <Playground startQuestion={typeof q === "string" ? q.slice(0, 4000) : ""} knowledgeLine={<KnowledgeState />} />
      </PageBody>
    </Hydrated>
  );
}
