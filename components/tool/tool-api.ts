/** What the screens of tools ask of the API. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type Api, newIdempotencyKey } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import type { ToolCallPage, ToolList, ToolWithSecret, WireTool, WireToolCall } from "@/lib/contracts/api/tool";

export function toolListOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.toolList(slug), queryFn: ({ signal }) => api.get<ToolList>("/api/v1/tools", { signal }) });
}

export function toolCallsOptions(api: Api, slug: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.toolCalls(slug),
    queryFn: ({ pageParam, signal }) => api.get<ToolCallPage>("/api/v1/tool-calls", { query: { cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function createTool(api: Api, body: unknown): Promise<ToolWithSecret> {
  return api.post("/api/v1/tools", body, { idempotencyKey: newIdempotencyKey() });
}

export function updateTool(api: Api, { id, version }: WireTool, change: object): Promise<WireTool> {
  return api.patch(`/api/v1/tools/${id}`, { version, ...change });
}

export function deleteTool(api: Api, { id }: WireTool): Promise<void> {
  return api.del(`/api/v1/tools/${id}`);
}

export function rotateToolSecret(api: Api, { id }: WireTool): Promise<ToolWithSecret> {
  return api.post(`/api/v1/tools/${id}/rotate-secret`, {});
}

export function settleToolCall(api: Api, id: string, result: "succeeded" | "failed"): Promise<WireToolCall> {
  return api.post(`/api/v1/tool-calls/${id}/settle`, { result });
}
