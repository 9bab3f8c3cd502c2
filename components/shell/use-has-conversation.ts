"use client";
/** Whether any visitor has ever written. */
import { useQuery } from "@tanstack/react-query";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";

export function useHasConversation(): boolean {
  const { workspace, api, can } = useWorkspace();
  const { data } = useQuery({
    queryKey: queryKeys.conversationAny(workspace.slug),
    queryFn: async ({ signal }) => {
      const views = await Promise.all(["all", "resolved"].map((view) => api.get<InboxPage>("/api/v1/inbox", { query: { view, limit: 1 }, signal })));
      return views.some((page) => page.data.length > 0);
    },
    enabled: can("conversation:read"),
  });
  return data ?? false;
}
