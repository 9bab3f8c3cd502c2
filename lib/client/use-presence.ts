"use client";
/** The member's own presence, one state for the switch in the top line and the hint in the inbox. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { sentenceOf } from "./api-problem";
import { queryKeys } from "./query-keys";
import { toast } from "./toast";
import { useWorkspace } from "./workspace-context";

export type Presence = "online" | "away";

export function usePresence(): { presence: Presence; choose(next: Presence): void; busy: boolean } {
  const { workspace, member, api } = useWorkspace();
  const queryClient = useQueryClient();
  const key = queryKeys.presence(workspace.slug);
  // What the page was loaded with, and from then on what this member chooses; nothing is asked for.
  const { data: presence } = useQuery<Presence>({ queryKey: key, queryFn: () => member.presence, initialData: member.presence, staleTime: Infinity });
  const change = useMutation({
    mutationFn: (next: Presence) => api.put("/api/v1/presence", { presence: next }),
    onMutate: (next) => {
      const before = queryClient.getQueryData<Presence>(key);
      queryClient.setQueryData(key, next);
      return before;
    },
    onError: (error, _next, before) => {
      queryClient.setQueryData(key, before);
      toast.error(sentenceOf(error));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.members(workspace.slug) }),
  });
  return { presence, choose: change.mutate, busy: change.isPending };
}
