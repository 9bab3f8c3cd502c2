import "server-only";
/** A new team with its first members and channels. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { mostTeams } from "@/lib/contracts/api/team";
import type { ChannelId, MemberId, TeamId } from "@/lib/core/kernel/ids";
import { countTeams, findTeam, insertTeam, setTeamChannels, setTeamMembers, type TeamRow } from "@/lib/db/team";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { nameTaken } from "./name-taken";

export type NewTeam = { name: string; memberIds: MemberId[]; channelIds: ChannelId[] };

/** Throws state_conflict when a team has the name or there are too many, not_found for a member or channel of another workspace. */
export async function createTeam(actor: MemberActor, input: NewTeam): Promise<TeamRow> {
  requireScope(actor, "team:write");
  return withWorkspaceSql(actor, async (tx) => {
    if ((await countTeams(tx)) >= mostTeams) throw new AppError("state_conflict", `A workspace has ${mostTeams} teams at most. Archive one first.`);
    const id: TeamId = newId<"team">();
    if (!(await insertTeam(tx, id, input.name))) throw nameTaken();
    await setTeamMembers(tx, id, input.memberIds);
    if ((await setTeamChannels(tx, id, input.channelIds)) !== new Set(input.channelIds).size) throw notFound();
    await append(tx, actor, { type: "team.created", subjectType: "team", subjectId: id, data: {} });
    const team = await findTeam(tx, id);
    if (!team) throw notFound();
    return team;
  });
}
