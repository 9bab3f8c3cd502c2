import "server-only";
/** A bot's present settings become its live version: immutable, without secrets, with the digest that every decision can be checked against. */
import { type Actor, memberIdOf } from "@/lib/access/actor";
import { canonicalJson, type JsonValue } from "@/lib/core/audit-chain/canonical-json";
import type { PolicyDocument } from "@/lib/core/escalation/diff-policy";
import type { BotId, Id, MemberId } from "@/lib/core/kernel/ids";
import { type BotSettings, insertLiveVersion } from "@/lib/db/bot";
import { type ExternalBotRow, findExternalBot } from "@/lib/db/external-bot";
import { findDoneTraining, type TrainingRow } from "@/lib/db/training";
import type { PrismaTx } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { sha256Hex } from "@/lib/platform/crypto";
import { newId } from "@/lib/platform/ids";
import { readBotPolicy } from "./save-policy";

/**
 * What a version is made of: prompt, model, policy and its words, the graded questions that its classifier learned from, and where a bot of the
 * tenant's own finds the words, how that is asked.
 */
export function botVersionConfig(
  settings: BotSettings,
  { policy, words }: PolicyDocument,
  external: ExternalBotRow | null,
  training: TrainingRow | null,
): JsonValue {
  const { name, tone, instructions, modelEnabled, modelBaseUrl, modelName } = settings;
  return {
    prompt: { name, tone, instructions },
    model: { enabled: modelEnabled, baseUrl: modelBaseUrl, name: modelName },
    policy: policy as unknown as JsonValue,
    words: words as unknown as JsonValue,
    ...(training === null ? {} : { classifier: { training: training.number, labels: training.labelCount, digest: training.digest } }),
    ...(external === null || external.mode === "off" ? {} : { external: { mode: external.mode, url: external.url, timeoutMs: external.timeoutMs } }),
  };
}

/** The caller holds the bot's lock. `createdBy`: who is written down for it. */
export async function releaseBotVersion(
  tx: PrismaTx,
  actor: Actor,
  botId: BotId,
  settings: BotSettings,
  createdBy: MemberId | null = memberIdOf(actor),
): Promise<void> {
  const config = botVersionConfig(settings, await readBotPolicy(tx, botId), await findExternalBot(tx, botId), await findDoneTraining(tx));
  const digest = sha256Hex(canonicalJson(config));
  const id = newId<"botVersion">() as Id<"botVersion">;
  const number = await insertLiveVersion(tx, { id, botId, digest, config, createdBy });
  await append(tx, actor, { type: "bot_version.created", subjectType: "bot_version", subjectId: id, data: { number, digest } });
}
