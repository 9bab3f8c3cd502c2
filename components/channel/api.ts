/** Channels: the entry points of visitors. */
import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { BotList } from "@/lib/contracts/api/bot";
import type { Channel, ChannelList, createChannelRequestSchema, RotatedSecret, updateChannelRequestSchema } from "@/lib/contracts/api/channel";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export function channelListOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.channels(slug), queryFn: ({ signal }) => api.get<ChannelList>("/api/v1/channels", { signal }) });
}

/** The bots that a channel can have. */
export function channelBotsOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.bots(slug), queryFn: ({ signal }) => api.get<BotList>("/api/v1/bots", { signal }) });
}

export function updateChannel(api: Api, channelId: string, fields: z.input<typeof updateChannelRequestSchema>): Promise<Channel> {
  return api.patch(`/api/v1/channels/${channelId}`, fields);
}

export function createChannel(api: Api, fields: z.input<typeof createChannelRequestSchema>): Promise<Channel> {
  return api.post("/api/v1/channels", fields);
}

export function archiveChannel(api: Api, channelId: string, archived: boolean): Promise<Channel> {
  return api.post(`/api/v1/channels/${channelId}/${archived ? "archive" : "restore"}`, {});
}

export function rotateSecret(api: Api, channelId: string, overlapHours: number): Promise<RotatedSecret> {
  return api.post(`/api/v1/channels/${channelId}/secret`, { overlapHours });
}

/** Puts a channel, newly read, into the list that the screens show. */
export function keepChannel(queryClient: QueryClient, slug: string, channel: Channel): void {
  queryClient.setQueryData<ChannelList>(
    queryKeys.channels(slug),
    (list) => list && { ...list, data: list.data.map((other) => (other.id === channel.id ? channel : other)) },
  );
}
