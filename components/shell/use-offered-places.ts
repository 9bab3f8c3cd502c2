"use client";
/** The places that the member's role may open, with how many wait for a person beside it: visitors, and actions. */
import { useQuery } from "@tanstack/react-query";
import type { ApprovalList } from "@/lib/contracts/api/approval";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { places } from "./places";
import type { Place } from "./places";

export function useOfferedPlaces(): { place: Place; waiting: number }[] {
  const { workspace, api, can } = useWorkspace();
  const counts = useQuery({
    queryKey: queryKeys.conversationCounts(workspace.slug),
    queryFn: async ({ signal }) => (await api.get<InboxPage>("/api/v1/inbox", { query: { view: "unassigned", limit: 1 }, signal })).counts,
    enabled: can("conversation:read"),
  });
  const approvals = useQuery({
    queryKey: queryKeys.approvalCount(workspace.slug),
    queryFn: async ({ signal }) => (await api.get<ApprovalList>("/api/v1/approvals", { query: { status: "pending", limit: 1 }, signal })).waiting,
    enabled: can("approval:read"),
  });
  const waiting: Readonly<Record<string, number | undefined>> = { inbox: counts.data?.unassigned, approvals: approvals.data };
  return places.filter((place) => can(place.scope)).map((place) => ({ place, waiting: waiting[place.path] ?? 0 }));
}
