import "server-only";
import { type MemberActor, requireScope } from "@/lib/access/actor";
import type { BotId } from "@/lib/core/kernel/ids";
import { findBot } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { type BotPolicy, readBotPolicy } from "@/lib/moves/save-policy";
import { notFound } from "@/lib/platform/errors";

/** Throws forbidden, not_found. */
export async function getPolicy(actor: MemberActor, botId: BotId): Promise<BotPolicy> {
  requireScope(actor, "bot:read");
  return withWorkspace(actor, async (tx) => {
    if (!(await findBot(tx, botId))) throw notFound();
    return readBotPolicy(tx, botId);
  });
}
