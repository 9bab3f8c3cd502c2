/** The audit page's only way to data. */
import { queryOptions } from "@tanstack/react-query";
import type { AuditEvent, AuditPage, AuditStatus, DecisionStory } from "@/lib/contracts/api/audit";
import type { MemberPage } from "@/lib/contracts/api/member";
import type { Api } from "@/lib/client/api-client";
import { readProblem } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";

/** Records of a page; the server component that renders the first page asks for as many. */
export const auditPageSize = 50;

/** @param filters of `auditFilters` */
export function auditListOptions(api: Api, slug: string, filters: Record<string, string>) {
  return queryOptions({
    queryKey: queryKeys.auditList(slug, filters),
    queryFn: ({ signal }) => api.get<AuditPage>("/api/v1/events", { query: { ...filters, limit: auditPageSize }, signal }),
  });
}

/** The newest verification that a person asked for: who did it. */
export function lastVerificationOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: queryKeys.auditList(slug, { type: "audit.verified", limit: 1 }),
    queryFn: async ({ signal }): Promise<AuditEvent | null> =>
      (await api.get<AuditPage>("/api/v1/events", { query: { type: "audit.verified", limit: 1 }, signal })).data[0] ?? null,
  });
}

export function decisionStoryOptions(api: Api, slug: string, decisionId: string) {
  return queryOptions({
    queryKey: queryKeys.decision(slug, decisionId),
    queryFn: async ({ signal }) => (await api.get<{ story: DecisionStory }>(`/api/v1/decisions/${decisionId}`, { signal })).story,
  });
}

/** Names for the filter by person. */
export function actorOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: [...queryKeys.members(slug), "names"],
    queryFn: ({ signal }) => api.get<MemberPage>("/api/v1/members", { query: { limit: 100 }, signal }),
  });
}

export async function verifyLog(api: Api): Promise<AuditStatus> {
  return (await api.post<{ status: AuditStatus }>("/api/v1/audit/verify", {})).status;
}

/** The whole log as a file of JSON lines. Throws an ApiProblem. */
export async function fetchExport(slug: string): Promise<Blob> {
  const response = await fetch("/api/v1/audit/export", { headers: { "handrail-workspace": slug }, credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw await readProblem(response);
  return response.blob();
}
