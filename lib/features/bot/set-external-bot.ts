import "server-only";
/** Whether a bot of the tenant's own finds the words, and how it is asked. A change is a new live version of the bot. */
import type { MemberActor } from "@/lib/access/actor";
import { requireScope } from "@/lib/access/actor";
import type { SetExternalBotRequest } from "@/lib/contracts/api/external-bot";
import type { BotId } from "@/lib/core/kernel/ids";
import { findBot, lockBot } from "@/lib/db/bot";
import { type ExternalBotRow, findExternalBot, saveExternalBot } from "@/lib/db/external-bot";
import { withWorkspace } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { checkTarget } from "@/lib/integrations/outgoing/check-target";
import { makeWebhookSecret } from "@/lib/integrations/webhook/sign-webhook";
import { releaseBotVersion } from "@/lib/moves/release-bot-version";
import { encryptSecret } from "@/lib/platform/crypto";
import { AppError, notFound } from "@/lib/platform/errors";
import { noExternalBot } from "./get-external-bot";

/** What its secret is sealed for; the turn opens it. */
const secretPurpose = "external-bot-secret";
const longestWebhookMs = 20_000;

/** The secret is told when one was made. Throws not_found, validation_failed for a webhook without address, address_refused, version_conflict. */
export async function setExternalBot(
  actor: MemberActor,
  botId: BotId,
  input: SetExternalBotRequest,
  present: (external: ExternalBotRow) => unknown,
): Promise<{ external: ExternalBotRow; secret: string | null }> {
  requireScope(actor, "bot:write");
  if (typeof input.url === "string") requireCallable(input.url);
  return withWorkspace(actor, async (tx) => {
    await lockBot(tx, botId);
    const bot = await findBot(tx, botId);
    if (!bot) throw notFound();
    const before = (await findExternalBot(tx, botId)) ?? noExternalBot;
    if (before.version !== input.version)
      throw new AppError("version_conflict", "Somebody changed this meanwhile. Look at it again, then save.", { extra: { current: present(before) } });
    const { mode, url = before.url } = input;
    if (mode === "webhook" && url === null)
      throw new AppError("validation_failed", "A webhook needs an address.", { errors: [{ path: "body.url", message: "is needed for a webhook" }] });
    // A secret goes only to the place that it was made for.
    const fresh = input.newSecret === true || (mode === "webhook" && (before.secretCiphertext === null || originOf(url) !== originOf(before.url)));
    const secret = fresh ? makeWebhookSecret() : null;
    const asked = input.timeoutMs ?? before.timeoutMs;
    const wanted = {
      mode,
      url,
      timeoutMs: mode === "webhook" ? Math.min(asked, longestWebhookMs) : asked,
      secretCiphertext: secret === null ? before.secretCiphertext : encryptSecret(secretPurpose, secret),
    };
    const fields = (["mode", "url", "timeoutMs", "secretCiphertext"] as const).filter((name) => wanted[name] !== before[name]);
    if (fields.length === 0) return { external: before, secret: null };
    await saveExternalBot(tx, botId, wanted);
    const changed = fields.map((name) => (name === "secretCiphertext" ? "external.secret" : `external.${name}`));
    await append(tx, actor, { type: "bot.updated", subjectType: "bot", subjectId: botId, data: { fields: changed } });
    await releaseBotVersion(tx, actor, botId, bot);
    const external = await findExternalBot(tx, botId);
    if (!external) throw notFound();
    return { external, secret };
  });
}

function requireCallable(url: string): void {
  const target = checkTarget(url);
  if (target.kind === "refused") throw new AppError("address_refused", target.sentence, { errors: [{ path: "body.url", message: target.sentence }] });
}

function originOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).origin : null;
}
