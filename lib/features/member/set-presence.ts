import "server-only";
/** A member's own presence. Whoever comes online is offered what was only requested. */
import type { MemberActor } from "@/lib/access/actor";
import { memberOf, requireScope } from "@/lib/access/actor";
import { onlineForMs } from "@/lib/core/handoff/timing";
import { type Presence, reportPresence } from "@/lib/db/member";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { offerWaitingHandoffs } from "@/lib/moves/offer-handoffs";

/** The console reports every minute; only a change is an event. */
export async function setPresence(actor: MemberActor, presence: Presence): Promise<void> {
  requireScope(actor, "conversation:read");
  const member = memberOf(actor);
  await withWorkspaceSql(actor, async (tx) => {
    const changed = await reportPresence(tx, member.id, presence, new Date(tx.now.getTime() - onlineForMs));
    if (changed) await append(tx, actor, { type: "member.presence_changed", subjectType: "member", subjectId: member.id, data: { presence } });
    if (presence === "online") await offerWaitingHandoffs(tx, actor);
  });
}
