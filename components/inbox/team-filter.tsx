"use client";
/** Whose conversations the list shows. There only once the workspace has a team. */
import { useQuery } from "@tanstack/react-query";
import { Select } from "@/components/ui/select";
import { useWorkspace } from "@/lib/client/workspace-context";
import { teamsOptions } from "./api";
import type { InboxNavigation } from "./use-inbox-place";

export function TeamFilter({ navigation }: { navigation: InboxNavigation }) {
  const { workspace, api, member } = useWorkspace();
  const { place, go } = navigation;
  const teams = useQuery(teamsOptions(api, workspace.slug)).data?.data ?? [];
  if (teams.length === 0 && place.team === null) return null;
  const own = teams.filter((team) => team.members.some(({ id }) => id === member.id));
  const others = teams.filter((team) => !own.includes(team));
  const isKnown = place.team === null || teams.some(({ id }) => id === place.team);
  return (
    <div className="border-b px-4 py-1.5">
      <Select
        aria-label="Team"
        value={place.team ?? ""}
        onChange={(event) => go({ team: event.target.value === "" ? null : event.target.value, conversationId: null })}
        className="w-full [&_select]:w-full"
      >
        <option value="">All teams</option>
        {isKnown ? null : <option value={place.team ?? ""}>A team that is not here any more</option>}
        {own.length > 0 ? (
          <optgroup label="Your teams">
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ) : null}
        {others.length > 0 ? (
          <optgroup label={own.length > 0 ? "Other teams" : "Teams"}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ) : null}
      </Select>
    </div>
  );
}
