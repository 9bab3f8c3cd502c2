/** Bots: who answers first. */
import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Bot, BotList, updateBotRequestSchema } from "@/lib/contracts/api/bot";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export function botListOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.bots(slug), queryFn: ({ signal }) => api.get<BotList>("/api/v1/bots", { signal }) });
}

export function updateBot(api: Api, botId: string, fields: z.input<typeof updateBotRequestSchema>): Promise<Bot> {
  return api.patch(`/api/v1/bots/${botId}`, fields);
}

/** Puts a bot, newly read, into the list that the screens show. */
export function keepBot(queryClient: QueryClient, slug: string, bot: Bot): void {
  queryClient.setQueryData<BotList>(queryKeys.bots(slug), (list) => list && { ...list, data: list.data.map((other) => (other.id === bot.id ? bot : other)) });
}
