import "server-only";
/** Stops a bot: what has not been sent when this commits is not sent. In a conversation that the bot has, people are asked for at once. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { ActivateKillSwitchRequest } from "@/lib/contracts/api/kill-switch";
import type { ConversationId, KillSwitchId } from "@/lib/core/kernel/ids";
import { lockConversation } from "@/lib/db/conversation";
import { findKillSwitch, findKillSwitchOn, insertKillSwitch, type KillSwitchPlace, type KillSwitchRow, lockKillSwitches } from "@/lib/db/kill-switch";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { eventItem, writeConversation } from "@/lib/moves/write-conversation";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringConversation } from "@/lib/realtime/bell";

/** What is stopped already stays stopped by the switch that is on: that one is returned. Throws forbidden, not_found. */
export async function activateKillSwitch(actor: MemberActor, input: ActivateKillSwitchRequest): Promise<KillSwitchRow> {
  requireScope(actor, "bot:stop");
  const place = placeOf(input);
  const { row, rung } = await withWorkspaceSql(actor, async (tx) => {
    // The conversation first, as every answer locks it first.
    const conversation = place.scope === "conversation" ? await lockConversation(tx, place.conversationId) : null;
    if (place.scope === "conversation" && !conversation) throw notFound();
    await lockKillSwitches(tx);
    const on = await findKillSwitchOn(tx, place);
    if (on) return { row: on, rung: null };
    const id = newId<"killSwitch">() as KillSwitchId;
    await insertKillSwitch(tx, { id, place, reason: input.reason, activatedBy: memberIdOf(actor) });
    const data = { scope: place.scope, ...(place.scope === "bot" ? { botId: place.botId } : {}) };
    if (conversation) {
      const handOver = conversation.handledBy === "bot" && conversation.status !== "resolved";
      const reasons = [{ code: "stopped", scope: "conversation" }];
      await writeConversation(tx, conversation.id, [
        eventItem(actor, { type: "kill_switch.activated", subjectType: "kill_switch", subjectId: id, data }),
        ...(handOver ? await requestHandoff(tx, actor, conversation, { trigger: "member", reasons, turnId: null }) : []),
      ]);
    } else {
      await append(tx, actor, { type: "kill_switch.activated", subjectType: "kill_switch", subjectId: id, data });
    }
    return { row: await read(tx, id), rung: conversation?.id ?? null };
  });
  if (rung !== null) ringConversation(actor.workspaceId, rung as ConversationId);
  return row;
}

function placeOf(input: ActivateKillSwitchRequest): KillSwitchPlace {
  if (input.scope === "workspace") return { scope: "workspace", botId: null, conversationId: null };
  return input.scope === "bot"
    ? { scope: "bot", botId: input.botId, conversationId: null }
    : { scope: "conversation", botId: null, conversationId: input.conversationId };
}

async function read(tx: Tx, id: KillSwitchId): Promise<KillSwitchRow> {
  const row = await findKillSwitch(tx, id);
  if (!row) throw new Error("a kill switch that was just written is gone");
  return row;
}
