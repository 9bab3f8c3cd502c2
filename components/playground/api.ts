/** Trying the bot: nothing is stored by it. */
import type { PlaygroundResponse } from "@/lib/contracts/api/playground";
import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/lib/client/query-keys";
import type { ChannelList } from "@/lib/contracts/api/channel";
import type { Api } from "@/lib/client/api-client";

/** As whom it is asked. */
export type AskedAs = { channelId: string | null; locale: string | null; verified: boolean; attributes: Record<string, string | number | boolean> };

/** @param history the earlier questions of this trial, oldest first */
export function askBot(api: Api, text: string, history: readonly string[], visitor: AskedAs | null): Promise<PlaygroundResponse> {
  return api.post("/api/v1/playground", { text, history: history.slice(-20), ...(visitor ? { visitor } : {}) });
}

export function channelNameOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.channels(slug), queryFn: ({ signal }) => api.get<ChannelList>("/api/v1/channels", { signal }) });
}
