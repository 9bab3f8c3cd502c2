import "server-only";
/** A team takes no more conversations; those that it has keep it as their past. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { TeamId } from "@/lib/core/kernel/ids";
import { archiveTeamRow, type TeamRow } from "@/lib/db/team";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { lockedTeam } from "./update-team";

/** Throws not_found, also for an archived team; version_conflict with the present representation. */
export async function archiveTeam(actor: MemberActor, teamId: TeamId, version: number, present: (team: TeamRow) => unknown): Promise<void> {
  requireScope(actor, "team:write");
  await withWorkspaceSql(actor, async (tx) => {
    await lockedTeam(tx, teamId, version, present);
    await archiveTeamRow(tx, teamId);
    await append(tx, actor, { type: "team.archived", subjectType: "team", subjectId: teamId, data: {} });
  });
}
