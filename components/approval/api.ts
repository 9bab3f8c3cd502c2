/** What the screens of approvals ask of the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import type { ApprovalList, WireApproval } from "@/lib/contracts/api/approval";
import type { ApprovalPolicyList } from "@/lib/contracts/api/approval-policy";

/** `waiting`: by the time that they are due. `all`: newest first. */
export type Shown = "waiting" | "all";

export function approvalListOptions(api: Api, slug: string, show: Shown) {
  return infiniteQueryOptions({
    queryKey: queryKeys.approvalList(slug, { show }),
    queryFn: ({ pageParam, signal }) =>
      api.get<ApprovalList>("/api/v1/approvals", { query: { cursor: pageParam, status: show === "waiting" ? "pending" : undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function approvalOptions(api: Api, slug: string, id: string) {
  return queryOptions({ queryKey: queryKeys.approval(slug, id), queryFn: ({ signal }) => api.get<WireApproval>(`/api/v1/approvals/${id}`, { signal }) });
}

export type Verb =
  { verb: "approve" } | { verb: "edit"; arguments: Record<string, unknown> } | { verb: "reject"; reason: string } | { verb: "respond"; text: string };

/** Of exactly what was shown: its version and hash go along. */
export function decideApproval(api: Api, { id, version, argumentsSha256 }: WireApproval, { verb, ...body }: Verb): Promise<WireApproval> {
  return api.post(`/api/v1/approvals/${id}/${verb}`, { version, argumentsSha256, ...body });
}

export function approvalPoliciesOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: queryKeys.approvalPolicies(slug),
    queryFn: ({ signal }) => api.get<ApprovalPolicyList>("/api/v1/approval-policies", { signal }),
  });
}

export function saveApprovalPolicy(api: Api, body: unknown): Promise<ApprovalPolicyList> {
  return api.put("/api/v1/approval-policies", body);
}
