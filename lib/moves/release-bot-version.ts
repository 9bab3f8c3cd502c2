import "server-only";
/** A bot's present settings become its live version: immutable, without secrets, with the digest that every decision can be checked against. */
import { type MemberActor, memberIdOf } from "@/lib/access/actor";
import { canonicalJson, type JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { PolicyDocument } from "@/lib/core/escalation/diff-policy";
import type { BotId, Id } from "@/lib/core/kernel/ids";
import { type BotSettings, insertLiveVersion } from "@/lib/db/bot";
import { type ExternalBotRow, findExternalBot } from "@/lib/db/external-bot";
import type { PrismaTx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { readBotPolicy } from "./save-policy";

/** What a version is made of: prompt, model, policy and its words, and where a bot of the tenant's own finds the words, how that is asked. */
export function botVersionConfig(settings: BotSettings, { policy, words }: PolicyDocument, external: ExternalBotRow | null): JsonValue {
  const { name, tone, instructions, modelEnabled, modelBaseUrl, modelName } = settings;
  return {
    prompt: { name, tone, instructions },
    model: { enabled: modelEnabled, baseUrl: modelBaseUrl, name: modelName },
    policy: policy as unknown as JsonValue,
    words: words as unknown as JsonValue,
    ...(external === null || external.mode === "off" ? {} : { external: { mode: external.mode, url: external.url, timeoutMs: external.timeoutMs } }),
  };
}

/** The caller holds the bot's lock. */
export async function releaseBotVersion(tx: PrismaTx, actor: MemberActor, botId: BotId, settings: BotSettings): Promise<void> {
  const config = botVersionConfig(settings, await readBotPolicy(tx, botId), await findExternalBot(tx, botId));
  const digest = sha256Hex(canonicalJson(config));
  const id = newId<"botVersion">() as Id<"botVersion">;
  const number = await insertLiveVersion(tx, { id, botId, digest, config, createdBy: memberIdOf(actor) });
  await append(tx, actor, { type: "bot_version.created", subjectType: "bot_version", subjectId: id, data: { number, digest } });
}
