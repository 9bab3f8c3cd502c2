import "server-only";
/** Active teams by name, with their members and channels. */
import { type MemberActor, requireScope } from "@/lib/access/actor";
import { mostTeams } from "@/lib/contracts/api/team";
import { listTeams as readTeams, type TeamRow } from "@/lib/db/team";
import { withWorkspaceSql } from "@/lib/db/tx";

export async function listTeams(actor: MemberActor): Promise<TeamRow[]> {
  requireScope(actor, "member:read");
  return withWorkspaceSql(actor, (tx) => readTeams(tx, mostTeams));
}
