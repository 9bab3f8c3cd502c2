import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { BotId } from "@/lib/core/kernel/ids";
import { type BotRow, findBot } from "@/lib/db/bot";
import { withWorkspace } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

export async function getBot(actor: MemberActor, botId: BotId): Promise<BotRow> {
  requireScope(actor, "bot:read");
  const bot = await withWorkspace(actor, (tx) => findBot(tx, botId));
  if (!bot) throw notFound();
  return bot;
}
