"use client";
/** The web channel: the tag for the site's pages, the sites that may carry it, and what the widget says first. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/lib/client/workspace-context";
import { channelListOptions } from "./api";
import { ChannelSites } from "./channel-sites";
import { ChannelLook } from "./channel-look";
import { EmbedTag } from "./embed-tag";

export function ChannelSettings({ ownOrigin }: { ownOrigin: string }) {
  const { workspace, api } = useWorkspace();
  const { data } = useSuspenseQuery(channelListOptions(api, workspace.slug));
  return data.data.map((channel) => (
    <div key={channel.id} className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <EmbedTag channel={channel} />
      <ChannelSites channel={channel} ownOrigin={ownOrigin} />
      <ChannelLook channel={channel} />
    </div>
  ));
}
