import "server-only";
/** What a member last chose, also while their console is closed: who comes back online is online again. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import { readChosenPresence, type Presence } from "@/lib/db/member";
import { withWorkspaceSql } from "@/lib/db/tx";

export async function getOwnPresence(actor: MemberActor): Promise<Presence> {
  requireScope(actor, "workspace:read");
  const { id } = memberOf(actor);
  return withWorkspaceSql(actor, (tx) => readChosenPresence(tx, id));
}
