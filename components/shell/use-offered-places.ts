"use client";
/** The places that the member's role may open, with how many wait for a person beside it: visitors, drafts since when, and actions. */
import { useQuery } from "@tanstack/react-query";
import type { ApprovalList } from "@/lib/contracts/api/approval";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import type { ReviewPage } from "@/lib/contracts/api/review";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { places } from "./places";
import type { Place } from "./places";

type OfferedPlace = { place: Place; waiting: number; /** ISO 8601 of the oldest. */ since: string | null };

export function useOfferedPlaces(): OfferedPlace[] {
  const { workspace, api, can } = useWorkspace();
  const counts = useQuery({
    queryKey: queryKeys.conversationCounts(workspace.slug),
    queryFn: async ({ signal }) => (await api.get<InboxPage>("/api/v1/inbox", { query: { view: "unassigned", limit: 1 }, signal })).counts,
    enabled: can("conversation:read"),
  });
  const review = useQuery({
    queryKey: queryKeys.reviewCounts(workspace.slug),
    queryFn: ({ signal }) => api.get<ReviewPage>("/api/v1/review", { query: { limit: 1 }, signal }),
    enabled: can("review:read"),
    select: ({ waiting, oldestAt }) => ({ waiting, oldestAt }),
  });
  const approvals = useQuery({
    queryKey: queryKeys.approvalCount(workspace.slug),
    queryFn: async ({ signal }) => (await api.get<ApprovalList>("/api/v1/approvals", { query: { status: "pending", limit: 1 }, signal })).waiting,
    enabled: can("approval:read"),
  });
  const waitingAt: Readonly<Record<string, { waiting: number; since: string | null }>> = {
    inbox: { waiting: counts.data?.unassigned ?? 0, since: null },
    review: { waiting: review.data?.waiting ?? 0, since: review.data?.oldestAt ?? null },
    approvals: { waiting: approvals.data ?? 0, since: null },
  };
  return places.filter((place) => can(place.scope)).map((place) => ({ place, ...(waitingAt[place.path] ?? { waiting: 0, since: null }) }));
}
