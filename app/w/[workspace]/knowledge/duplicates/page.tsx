/** What articles say twice or against each other. */
import type { Metadata } from "next";
import { FindingList } from "@/components/knowledge/finding-list";
import { KnowledgeTabs } from "@/components/knowledge/knowledge-tabs";
import { PageBody, PageHeader } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentFindingPage } from "@/lib/endpoints/present-article";
import { listFindings } from "@/lib/features/knowledge/list-findings";

export const metadata: Metadata = { title: "Said twice" };

export default async function DuplicatesPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug } = await params;
  const findings = presentFindingPage(await listFindings(actor, { status: "open", limit: 50 }));
  return (
    <Hydrated data={[[queryKeys.findingList(slug, { kind: null }), firstPage(findings)]]}>
      <PageBody width="wide">
        <PageHeader title="Said twice" titleHidden />
        <KnowledgeTabs place="duplicates" />
        <FindingList />
      </PageBody>
    </Hydrated>
  );
}
