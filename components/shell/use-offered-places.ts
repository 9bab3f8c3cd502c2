"use client";
/** The places that the member's role may open, with how many visitors wait for a person beside the inbox. */
import { useQuery } from "@tanstack/react-query";
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
  return places.filter((place) => can(place.scope)).map((place) => ({ place, waiting: place.path === "inbox" ? (counts.data?.unassigned ?? 0) : 0 }));
}
