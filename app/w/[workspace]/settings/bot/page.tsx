/** The bot. */
import type { Metadata } from "next";
import { BotSettings } from "@/components/bot/bot-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentBotList } from "@/lib/endpoints/present-bot";
import { listBots } from "@/lib/features/bot/list-bots";

export const metadata: Metadata = { title: "Bot" };

export default async function BotSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "bot:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated data={[[queryKeys.bots(slug), presentBotList(await listBots(actor))]]}>
      <BotSettings />
    </Hydrated>
  );
}
