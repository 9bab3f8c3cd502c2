/** The sites that knowledge is read from. */
import type { Metadata } from "next";
import { KnowledgeTabs } from "@/components/knowledge/knowledge-tabs";
import { SiteList } from "@/components/knowledge/site-list";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentSourcePage } from "@/lib/endpoints/present-import";
import { listSources } from "@/lib/features/knowledge/list-sources";

export const metadata: Metadata = { title: "Sites" };

export default async function SitesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated data={[[queryKeys.sources(slug), presentSourcePage(await listSources(actor, { limit: 100 }))]]}>
      <PageBody width="wide">
        <PageHeader title="Sites" titleHidden />
        <KnowledgeTabs place="sites" />
        <SiteList />
      </PageBody>
    </Hydrated>
  );
}
