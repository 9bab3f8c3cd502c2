/** The bot. */
import type { Metadata } from "next";
import { BotSettings } from "@/components/bot/bot-settings";
import { BotTraining } from "@/components/bot/bot-training";
import { SearchByMeaning } from "@/components/bot/search-by-meaning";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { presentBotList } from "@/lib/endpoints/present-bot";
import { presentEmbedding } from "@/lib/endpoints/present-embedding";
import { presentExternalBot } from "@/lib/endpoints/external-bot";
import { presentBotVersions, presentTraining } from "@/lib/endpoints/present-training";
import { getExternalBot } from "@/lib/features/bot/get-external-bot";
import { listBotVersions } from "@/lib/features/bot/list-bot-versions";
import { listBots } from "@/lib/features/bot/list-bots";
import { getEmbedding } from "@/lib/features/embedding/get-embedding";
import { getTraining } from "@/lib/features/training/get-training";

export const metadata: Metadata = { title: "Bot" };

export default async function BotSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "bot:read");
  const { workspace: slug } = await params;
  const bots = await listBots(actor);
  const external = await Promise.all(
    bots.bots.map(async ({ id }) => [queryKeys.externalBot(slug, toWireId("bot", id)), presentExternalBot(id, await getExternalBot(actor, id))] as const),
  );
  const versions = await Promise.all(
    bots.bots.map(
      async ({ id }) =>
        [queryKeys.botVersions(slug, toWireId("bot", id)), firstPage(presentBotVersions(await listBotVersions(actor, id, { limit: 20 })))] as const,
    ),
  );
  return (
    <Hydrated
      data={[
        [queryKeys.bots(slug), presentBotList(bots)],
        ...external,
        ...versions,
        [queryKeys.training(slug), presentTraining(await getTraining(actor))],
        [queryKeys.embedding(slug), presentEmbedding(await getEmbedding(actor))],
      ]}
    >
      <BotSettings />
      <BotTraining />
      <SearchByMeaning />
    </Hydrated>
  );
}
