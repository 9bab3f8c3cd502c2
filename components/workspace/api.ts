/** The workspace itself. */
import { queryOptions } from "@tanstack/react-query";
import type { Workspace } from "@/lib/contracts/api/workspace";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export function workspaceOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.workspace(slug), queryFn: ({ signal }) => api.get<Workspace>("/api/v1/workspace", { signal }) });
}

export function renameWorkspace(api: Api, fields: { version: number; name: string }): Promise<Workspace> {
  return api.patch("/api/v1/workspace", fields);
}

export function requireSecondFactor(api: Api, fields: { version: number; required: boolean }): Promise<Workspace> {
  return api.put("/api/v1/workspace/second-factor", fields);
}

export function leaveWorkspace(api: Api, slug: string): Promise<void> {
  return api.post("/api/v1/workspace/leave", { slug });
}
