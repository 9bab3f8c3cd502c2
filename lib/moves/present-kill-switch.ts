import "server-only";
/** A kill switch as callers see it. */
import type { KillSwitch } from "@/lib/contracts/api/kill-switch";
import type { MemberId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { KillSwitchRow } from "@/lib/db/kill-switch";

export function presentKillSwitch(row: KillSwitchRow): KillSwitch {
  return {
    id: toWireId("killSwitch", row.id),
    scope: row.scope,
    bot: row.botId === null ? null : { id: toWireId("bot", row.botId), name: row.botName ?? "" },
    conversationId: row.conversationId === null ? null : toWireId("conversation", row.conversationId),
    reason: row.reason,
    activatedBy: person(row.activatedBy, row.activatedByName),
    activatedAt: row.activatedAt.toISOString(),
    liftedBy: person(row.liftedBy, row.liftedByName),
    liftedAt: row.liftedAt?.toISOString() ?? null,
  };
}

function person(id: MemberId | null, name: string | null): KillSwitch["activatedBy"] {
  return id === null ? null : { id: toWireId("member", id), name: name ?? "" };
}
