import "server-only";
/** Lets a stopped bot answer again. Whoever may stop it lets it go on in a conversation; everywhere else that is for those who set the bot up. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { KillSwitchId } from "@/lib/core/kernel/ids";
import { lockConversation } from "@/lib/db/conversation";
import { findKillSwitch, type KillSwitchRow, liftKillSwitchRow, lockKillSwitches } from "@/lib/db/kill-switch";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { eventItem, writeConversation } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";
import { ringConversation } from "@/lib/realtime/bell";

/** One that was lifted before stays as it is. Throws forbidden, not_found. */
export async function liftKillSwitch(actor: MemberActor, id: KillSwitchId): Promise<KillSwitchRow> {
  requireScope(actor, "bot:stop");
  const { row, rung } = await withWorkspaceSql(actor, async (tx) => {
    const found = await findKillSwitch(tx, id);
    if (!found) throw notFound();
    if (found.scope !== "conversation") requireScope(actor, "bot:write");
    if (found.conversationId !== null) await lockConversation(tx, found.conversationId);
    await lockKillSwitches(tx);
    const lifted = await liftKillSwitchRow(tx, id, memberIdOf(actor));
    if (!lifted) return { row: (await findKillSwitch(tx, id)) ?? found, rung: null };
    const data = { scope: found.scope, ...(found.botId === null ? {} : { botId: found.botId }) };
    if (found.conversationId !== null)
      await writeConversation(tx, found.conversationId, [eventItem(actor, { type: "kill_switch.lifted", subjectType: "kill_switch", subjectId: id, data })]);
    else await append(tx, actor, { type: "kill_switch.lifted", subjectType: "kill_switch", subjectId: id, data });
    return { row: (await findKillSwitch(tx, id)) ?? found, rung: found.conversationId };
  });
  if (rung !== null) ringConversation(actor.workspaceId, rung);
  return row;
}
