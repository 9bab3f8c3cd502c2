import "server-only";
/** The button in the settings: a made-up turn to the tenant's bot, and in words what came or what is wrong. Nothing is stored. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { ExternalRequest } from "@/lib/contracts/api/external-bot";
import type { BotId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { findBot } from "@/lib/db/bot";
import { findExternalBot } from "@/lib/db/external-bot";
import { withWorkspace } from "@/lib/db/tx";
import { askExternalBot, type ExternalAsked } from "@/lib/integrations/external-bot/ask-external-bot";
import { now } from "@/lib/platform/clock";
import { decryptSecret } from "@/lib/platform/crypto";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/** Throws not_found, and state_conflict when the bot is not asked by webhook. */
export async function testExternalBot(actor: MemberActor, botId: BotId): Promise<ExternalAsked> {
  requireScope(actor, "bot:write");
  const external = await withWorkspace(actor, async (tx) => {
    if (!(await findBot(tx, botId))) throw notFound();
    return findExternalBot(tx, botId);
  });
  if (external?.mode !== "webhook" || external.url === null || external.secretCiphertext === null)
    throw new AppError("state_conflict", "There is nothing to test: set the bot to a webhook and save first.");
  const at = now();
  const id = toWireId("turn", newId<"turn">());
  const request: ExternalRequest = {
    type: "turn.requested",
    timestamp: at.toISOString(),
    data: {
      turnId: id,
      conversationId: toWireId("conversation", newId<"conversation">()),
      botId: toWireId("bot", botId),
      message: { id: toWireId("message", newId<"message">()), text: "This is a test from the settings. How long do I have to return a tent?" },
      history: [],
      locale: "en",
      pageUrl: null,
      contact: { visitorId: toWireId("visitor", newId<"visitor">()), verified: false, externalId: null, name: null, email: null, attributes: {} },
      answerBefore: new Date(at.getTime() + external.timeoutMs).toISOString(),
      test: true,
    },
  };
  const target = { url: external.url, secret: decryptSecret("external-bot-secret", external.secretCiphertext), timeoutMs: external.timeoutMs };
  return askExternalBot(target, { id, timestamp: at, body: JSON.stringify(request) });
}
