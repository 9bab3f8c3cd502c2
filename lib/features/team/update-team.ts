import "server-only";
/** Renames a team, changes who is in it and which channels hand over to it. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { TeamId } from "@/lib/core/kernel/ids";
import { bumpTeam, findTeam, lockTeam, renameTeamRow, setTeamChannels, setTeamMembers, type TeamRow } from "@/lib/db/team";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import type { NewTeam } from "./create-team";
import { nameTaken } from "./name-taken";

export type TeamChange = { version: number } & Partial<NewTeam>;

/** Throws not_found for an archived team as well, state_conflict for a name that is taken, version_conflict with the present representation. */
export async function updateTeam(actor: MemberActor, teamId: TeamId, change: TeamChange, present: (team: TeamRow) => unknown): Promise<TeamRow> {
  requireScope(actor, "team:write");
  return withWorkspaceSql(actor, async (tx) => {
    const before = await lockedTeam(tx, teamId, change.version, present);
    const fields: string[] = [];
    if (change.name !== undefined && change.name !== before.name) {
      if (!(await renameTeamRow(tx, teamId, change.name))) throw nameTaken();
      fields.push("name");
    }
    if (change.memberIds !== undefined && !isSame(change.memberIds, before.members)) {
      await setTeamMembers(tx, teamId, change.memberIds);
      fields.push("members");
    }
    if (change.channelIds !== undefined && !isSame(change.channelIds, before.channels)) {
      if ((await setTeamChannels(tx, teamId, change.channelIds)) !== new Set(change.channelIds).size) throw notFound();
      fields.push("channels");
    }
    if (fields.length === 0) return before;
    await bumpTeam(tx, teamId);
    await append(tx, actor, { type: "team.updated", subjectType: "team", subjectId: teamId, data: { fields } });
    const after = await findTeam(tx, teamId);
    if (!after) throw notFound();
    return after;
  });
}

/** The active team in the version that was seen. */
export async function lockedTeam(tx: Tx, teamId: TeamId, version: number, present: (team: TeamRow) => unknown): Promise<TeamRow> {
  await lockTeam(tx, teamId);
  const team = await findTeam(tx, teamId);
  if (!team || team.archivedAt) throw notFound();
  if (team.version !== version) {
    throw new AppError("version_conflict", "Somebody changed the team meanwhile. Look at it again, then save.", { extra: { current: present(team) } });
  }
  return team;
}

function isSame(wanted: readonly string[], present: readonly { id: string }[]): boolean {
  const ids = new Set(wanted);
  return ids.size === present.length && present.every(({ id }) => ids.has(id));
}
