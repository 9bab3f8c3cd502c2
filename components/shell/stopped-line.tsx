"use client";
/** Over every screen while a bot is stopped everywhere: who did it and why, and the way to let it go on. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { OctagonX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { KillSwitch, KillSwitchPage } from "@/lib/contracts/api/kill-switch";

/** @param atFirst what the server read with the page */
export function StoppedLine({ atFirst }: { atFirst: KillSwitchPage }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: queryKeys.killSwitchesInShell(workspace.slug),
    queryFn: ({ signal }) => api.get<KillSwitchPage>("/api/v1/kill-switches", { query: { status: "on", wide: "true", limit: 100 }, signal }),
    initialData: atFirst,
  });
  const lift = useMutation({
    mutationFn: (id: string) => api.post<KillSwitch>(`/api/v1/kill-switches/${id}/lift`, {}),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: queryKeys.killSwitches(workspace.slug) }),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return data.data.map(({ id, scope, bot, reason, activatedBy, activatedAt }) => {
    const which = scope === "workspace" ? "every bot of the workspace" : (bot?.name ?? "the bot");
    return (
      <section
        key={id}
        aria-label="The bot is stopped"
        className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b bg-failed-wash px-4 py-2 text-sm"
      >
        <OctagonX aria-hidden className="size-4 shrink-0 text-failed" />
        <p className="min-w-0 flex-1 basis-60 text-pretty wrap-anywhere">
          <strong className="font-semibold">
            {activatedBy?.name ?? "A program"} stopped {which}
          </strong>{" "}
          <Time at={activatedAt} />: <bdi>{reason}</bdi>. What visitors write goes to people.
        </p>
        {can("bot:write") ? (
          <Button size="sm" busy={lift.isPending && lift.variables === id} onClick={() => lift.mutate(id)}>
            Let it go on
          </Button>
        ) : null}
      </section>
    );
  });
}
