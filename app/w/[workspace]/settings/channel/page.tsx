/** The web channel. */
import type { Metadata } from "next";
import { ChannelSettings } from "@/components/channel/channel-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentChannelList } from "@/lib/endpoints/present-channel";
import { listChannels } from "@/lib/features/channel/list-channels";
import { publicUrl } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Channel" };

export default async function ChannelSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "channel:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated data={[[queryKeys.channels(slug), presentChannelList(await listChannels(actor))]]}>
      <ChannelSettings ownOrigin={publicUrl()} />
    </Hydrated>
  );
}
