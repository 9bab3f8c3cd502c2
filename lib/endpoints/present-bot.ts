import "server-only";
import type { Bot, BotList } from "@/lib/contracts/api/bot";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { BotRow } from "@/lib/db/bot";

/** The model's key never leaves: only whether there is one. */
export function presentBot(bot: BotRow): Bot {
  const { id, name, tone, instructions, draftMode, answerThreshold, scopeThreshold, turnCap, liveVersion, version, createdAt } = bot;
  return {
    id: toWireId("bot", id),
    name,
    tone,
    instructions,
    draftMode,
    answerThreshold,
    scopeThreshold,
    turnCap,
    model: { enabled: bot.modelEnabled, baseUrl: bot.modelBaseUrl, name: bot.modelName, hasApiKey: bot.modelKeyCiphertext !== null },
    liveVersion: {
      id: toWireId("botVersion", liveVersion.id),
      number: liveVersion.number,
      digest: liveVersion.digest,
      createdAt: liveVersion.createdAt.toISOString(),
    },
    version,
    createdAt: createdAt.toISOString(),
  };
}

export function presentBotList({ bots, streamCursor }: { bots: readonly BotRow[]; streamCursor: number }): BotList {
  return { data: bots.map(presentBot), nextCursor: null, streamCursor };
}
