/** The imports of the workspace. */
import type { Metadata } from "next";
import { ImportList } from "@/components/knowledge/import-list";
import { KnowledgeTabs } from "@/components/knowledge/knowledge-tabs";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentImportPage } from "@/lib/endpoints/present-import";
import { listImports } from "@/lib/features/knowledge/list-imports";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated data={[[queryKeys.importList(slug), presentImportPage(await listImports(actor, { limit: 20 }))]]}>
      <PageBody width="wide">
        <PageHeader title="Imports" titleHidden />
        <KnowledgeTabs place="imports" />
        <ImportList />
      </PageBody>
    </Hydrated>
  );
}
