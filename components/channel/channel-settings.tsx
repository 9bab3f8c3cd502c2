"use client";
/** The channels: which one is looked at, the tag for the site's pages, and everything that one channel has for itself. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { Channel } from "@/lib/contracts/api/channel";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { archiveChannel, channelListOptions, createChannel } from "./api";
import { ChannelForm } from "./channel-form";
import { ChannelHours } from "./channel-hours";
import { ChannelIdentity } from "./channel-identity";
import { ChannelLook } from "./channel-look";
import { ChannelSites } from "./channel-sites";
import { EmbedTag } from "./embed-tag";

export function ChannelSettings({ ownOrigin }: { ownOrigin: string }) {
  const { workspace, api } = useWorkspace();
  const { data } = useSuspenseQuery(channelListOptions(api, workspace.slug));
  const [chosen, choose] = useState<string | null>(null);
  const channel = data.data.find(({ id }) => id === chosen) ?? data.data.find(({ archivedAt }) => archivedAt === null) ?? data.data[0];
  if (!channel) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <ChannelBar channels={data.data} channel={channel} choose={choose} />
      {channel.archivedAt === null ? null : <Notice>This channel is archived: its widget takes no new visitors. Open conversations go on.</Notice>}
      <div key={channel.id} className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <EmbedTag channel={channel} />
        <ChannelSites channel={channel} ownOrigin={ownOrigin} />
        <ChannelLook channel={channel} />
        <ChannelHours channel={channel} />
        <ChannelForm channel={channel} />
        <ChannelIdentity channel={channel} />
      </div>
    </div>
  );
}

function ChannelBar({ channels, channel, choose }: { channels: readonly Channel[]; channel: Channel; choose: (id: string) => void }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.channels(workspace.slug) });
  const making = useMutation({
    mutationFn: () => createChannel(api, { name: `Website ${channels.length + 1}` }),
    onSuccess: async ({ id }) => {
      await refresh();
      choose(id);
      toast.success("A new channel: name it, and the sites that may carry it.");
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const archiving = useMutation({
    mutationFn: () => archiveChannel(api, channel.id, channel.archivedAt === null),
    onSuccess: refresh,
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {channels.length > 1 ? (
        <Select aria-label="Channel" value={channel.id} onChange={(event) => choose(event.target.value)} className="max-w-full min-w-0">
          {channels.map(({ id, name, archivedAt }) => (
            <option key={id} value={id}>
              {archivedAt === null ? name : `${name} (archived)`}
            </option>
          ))}
        </Select>
      ) : null}
      {can("channel:write") ? (
        <>
          <Button disabled={making.isPending} onClick={() => making.mutate()}>
            <Plus aria-hidden /> New channel
          </Button>
          {channels.length > 1 ? (
            <Button variant="ghost" disabled={archiving.isPending} onClick={() => archiving.mutate()}>
              {channel.archivedAt === null ? "Archive this channel" : "Use it again"}
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
