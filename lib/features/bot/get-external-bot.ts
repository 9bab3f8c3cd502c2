import "server-only";
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { BotId } from "@/lib/core/kernel/ids";
import { findBot } from "@/lib/db/bot";
import { type ExternalBotRow, findExternalBot } from "@/lib/db/external-bot";
import { withWorkspace } from "@/lib/db/tx";
import { notFound } from "@/lib/platform/errors";

/** Before it was ever set. */
export const noExternalBot: ExternalBotRow = { mode: "off", url: null, secretCiphertext: null, timeoutMs: 10_000, version: 0 };

export async function getExternalBot(actor: MemberActor, botId: BotId): Promise<ExternalBotRow> {
  requireScope(actor, "bot:read");
  return withWorkspace(actor, async (tx) => {
    if (!(await findBot(tx, botId))) throw notFound();
    return (await findExternalBot(tx, botId)) ?? noExternalBot;
  });
}
