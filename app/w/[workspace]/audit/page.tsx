/** The audit log with its first page of records in the HTML. */
import type { Metadata } from "next";
import { auditPageSize } from "@/components/audit/api";
import { auditFilters, readAuditPlace } from "@/components/audit/audit-address";
import { AuditScreen } from "@/components/audit/audit-screen";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { auditQuerySchema } from "@/lib/contracts/api/audit";
import { listEvents } from "@/lib/features/audit/list-events";

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "audit:read");
  const { workspace } = await params;
  const search = await searchParams;
  const filters = auditFilters(readAuditPlace({ get: (name) => [search[name]].flat()[0] ?? null }));
  const page = await listEvents(actor, auditQuerySchema.parse({ ...filters, limit: auditPageSize }));
  return (
    <Hydrated data={[[queryKeys.auditList(workspace, filters), page]]}>
      <AuditScreen />
    </Hydrated>
  );
}
