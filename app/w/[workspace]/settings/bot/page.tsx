/** The bot. */
import type { Metadata } from "next";
import { BotSettings } from "@/components/bot/bot-settings";
import { SearchByMeaning } from "@/components/bot/search-by-meaning";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentBotList } from "@/lib/endpoints/present-bot";
import { presentEmbedding } from "@/lib/endpoints/present-embedding";
import { listBots } from "@/lib/features/bot/list-bots";
import { getEmbedding } from "@/lib/features/embedding/get-embedding";

export const metadata: Metadata = { title: "Bot" };

export default async function BotSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "bot:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated
      data={[
        [queryKeys.bots(slug), presentBotList(await listBots(actor))],
        [queryKeys.embedding(slug), presentEmbedding(await getEmbedding(actor))],
      ]}
    >
      <BotSettings />
      <SearchByMeaning />
    </Hydrated>
  );
}
