"use client";
/** The team that a conversation belongs to. Choosing another one acts at once; who has the conversation stays. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/client/toast";
import { Select } from "@/components/ui/select";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import { assignTeam, keepConversation, teamsOptions } from "./api";

export function TeamPicker({ conversation }: { conversation: ConversationDetail }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const teams = useQuery(teamsOptions(api, workspace.slug)).data?.data ?? [];
  const assign = useMutation({
    mutationFn: (teamId: string | null) => assignTeam(api, conversation.id, teamId),
    onSuccess: (answer) => {
      keepConversation(queryClient, workspace.slug, answer);
      toast.success(answer.team ? `The conversation is ${answer.team.name}'s now.` : "The conversation belongs to no team now.");
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const { team } = conversation;
  if (!can("conversation:claim")) return <bdi>{team?.name ?? "None"}</bdi>;
  if (teams.length === 0) return <bdi>{team?.name ?? "None"}</bdi>;
  const value = assign.isPending ? (assign.variables ?? "") : (team?.id ?? "");
  return (
    <Select
      aria-label="Team of the conversation"
      value={value}
      disabled={assign.isPending}
      onChange={(event) => assign.mutate(event.target.value === "" ? null : event.target.value)}
      className="w-full [&_select]:w-full"
    >
      <option value="">None</option>
      {team && !teams.some(({ id }) => id === team.id) ? (
        <option value={team.id} disabled>
          {team.name} (archived)
        </option>
      ) : null}
      {teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
