/** Teams of a workspace. */
import { queryOptions } from "@tanstack/react-query";
import type { Team, TeamList } from "@/lib/contracts/api/team";
import type { Api } from "@/lib/client/api-client";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export type TeamFields = { name: string; memberIds: string[]; channelIds: string[] };

export function teamListOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.teams(slug), queryFn: ({ signal }) => api.get<TeamList>("/api/v1/teams", { signal }) });
}

export function createTeam(api: Api, fields: TeamFields): Promise<Team> {
  return api.post("/api/v1/teams", fields, { idempotencyKey: newIdempotencyKey() });
}

export function updateTeam(api: Api, team: Team, fields: TeamFields): Promise<Team> {
  return api.patch(`/api/v1/teams/${team.id}`, { version: team.version, ...fields });
}

export function archiveTeam(api: Api, team: Team): Promise<void> {
  return api.post(`/api/v1/teams/${team.id}/archive`, { version: team.version });
}
