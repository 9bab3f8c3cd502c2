import "server-only";
import type { Team, TeamList } from "@/lib/contracts/api/team";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { TeamRow } from "@/lib/db/team";

export function presentTeam({ id, name, members, channels, version, createdAt }: TeamRow): Team {
  return {
    id: toWireId("team", id),
    name,
    members: members.map((member) => ({ id: toWireId("member", member.id), name: member.name })),
    channels: channels.map((channel) => ({ id: toWireId("channel", channel.id), name: channel.name })),
    version,
    createdAt: createdAt.toISOString(),
  };
}

export function presentTeams(teams: readonly TeamRow[]): TeamList {
  return { data: teams.map(presentTeam) };
}
