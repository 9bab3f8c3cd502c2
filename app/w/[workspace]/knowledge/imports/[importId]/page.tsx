/** One import with its documents. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportDetail } from "@/components/knowledge/import-detail";
import { PageBody } from "@/components/ui/page-body";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { importParamsSchema } from "@/lib/contracts/api/import";
import { presentImport, presentImportDocumentPage } from "@/lib/endpoints/present-import";
import { getImport } from "@/lib/features/knowledge/get-import";
import { listImportDocuments } from "@/lib/features/knowledge/list-import-documents";
import { isAppError } from "@/lib/platform/errors";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: { params: Promise<{ workspace: string; importId: string }> }) {
  const actor = await requirePage(params, "knowledge:read");
  const { workspace: slug, importId } = await params;
  const { importId: id } = importParamsSchema.parse({ importId });
  const run = presentImport(
    await getImport(actor, id).catch((error: unknown) => {
      if (isAppError(error) && error.code === "not_found") notFound();
      throw error;
    }),
  );
  const documents = presentImportDocumentPage(await listImportDocuments(actor, id, { limit: 50 }));
  return (
    <Hydrated
      data={[
        [queryKeys.import(slug, importId), run],
        [queryKeys.importDocuments(slug, importId, { status: null }), firstPage(documents)],
      ]}
    >
      <PageBody width="wide">
        <ImportDetail importId={importId} />
      </PageBody>
    </Hydrated>
  );
}
