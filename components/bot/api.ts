/** Bots: who answers first. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Bot, BotList, updateBotRequestSchema } from "@/lib/contracts/api/bot";
import type { BotVersionPage, StartedTraining, Training } from "@/lib/contracts/api/bot-version";
import type {
  Embedding,
  EmbeddingTrial,
  ModelTrial,
  testEmbeddingRequestSchema,
  testModelRequestSchema,
  updateEmbeddingRequestSchema,
} from "@/lib/contracts/api/embedding";
import type { ExternalBot, ExternalTest, SetExternalBotRequest, SetExternalBotResponse } from "@/lib/contracts/api/external-bot";
import type { KillSwitch } from "@/lib/contracts/api/kill-switch";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export function botListOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.bots(slug), queryFn: ({ signal }) => api.get<BotList>("/api/v1/bots", { signal }) });
}

/** `botId` null: every bot of the workspace. From when this has answered on, nothing is sent. */
export function stopBot(api: Api, botId: string | null, reason: string): Promise<KillSwitch> {
  return api.post("/api/v1/kill-switches", botId === null ? { scope: "workspace", reason } : { scope: "bot", botId, reason });
}

export function updateBot(api: Api, botId: string, fields: z.input<typeof updateBotRequestSchema>): Promise<Bot> {
  return api.patch(`/api/v1/bots/${botId}`, fields);
}

/** Unsaved values are tried; nothing is stored. */
export function testModel(api: Api, botId: string, values: z.input<typeof testModelRequestSchema>): Promise<ModelTrial> {
  return api.post(`/api/v1/bots/${botId}/model/test`, values);
}

export function embeddingOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.embedding(slug), queryFn: ({ signal }) => api.get<Embedding>("/api/v1/embedding", { signal }) });
}

export function updateEmbedding(api: Api, values: z.input<typeof updateEmbeddingRequestSchema>): Promise<Embedding> {
  return api.put("/api/v1/embedding", values);
}

/** Unsaved values are tried; nothing is stored. */
export function testEmbedding(api: Api, values: z.input<typeof testEmbeddingRequestSchema>): Promise<EmbeddingTrial> {
  return api.post("/api/v1/embedding/test", values);
}

/** Puts a bot, newly read, into the list that the screens show. */
export function keepBot(queryClient: QueryClient, slug: string, bot: Bot): void {
  queryClient.setQueryData<BotList>(queryKeys.bots(slug), (list) => list && { ...list, data: list.data.map((other) => (other.id === bot.id ? bot : other)) });
}

export function externalBotOptions(api: Api, slug: string, botId: string) {
  return queryOptions({
    queryKey: queryKeys.externalBot(slug, botId),
    queryFn: ({ signal }) => api.get<ExternalBot>(`/api/v1/bots/${botId}/external`, { signal }),
  });
}

export function setExternalBot(api: Api, botId: string, fields: SetExternalBotRequest): Promise<SetExternalBotResponse> {
  return api.put(`/api/v1/bots/${botId}/external`, fields);
}

export function testExternalBot(api: Api, botId: string): Promise<ExternalTest> {
  return api.post(`/api/v1/bots/${botId}/external/test`);
}

export function botVersionsOptions(api: Api, slug: string, botId: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.botVersions(slug, botId),
    queryFn: ({ pageParam, signal }) => api.get<BotVersionPage>(`/api/v1/bots/${botId}/versions`, { query: { before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  });
}

export function trainingOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.training(slug), queryFn: ({ signal }) => api.get<Training>("/api/v1/training", { signal }) });
}

/** Starts once, however often it is asked. */
export function startTraining(api: Api): Promise<StartedTraining> {
  return api.post("/api/v1/training");
}

export function setTraining(api: Api, retrainAfter: number | null): Promise<Training> {
  return api.put("/api/v1/training", { retrainAfter });
}
