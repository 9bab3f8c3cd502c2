/** The workspace itself. */
import { queryOptions } from "@tanstack/react-query";
import type { Security } from "@/lib/contracts/api/account-security";
import type { Workspace, WorkspaceExport } from "@/lib/contracts/api/workspace";
import type { Api } from "@/lib/client/api-client";
import { createApi, newIdempotencyKey } from "@/lib/client/api-client";
import { readProblem } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";

const writingPollMs = 2_000;

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

/** Looked at again while it is being written. */
export function exportOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: queryKeys.workspaceExport(slug),
    queryFn: ({ signal }) => api.get<WorkspaceExport>("/api/v1/workspace/export", { signal }),
    refetchInterval: ({ state }) => (state.data?.export?.status === "running" ? writingPollMs : false),
  });
}

export function requestExport(api: Api): Promise<WorkspaceExport> {
  return api.post("/api/v1/workspace/export", {}, { idempotencyKey: newIdempotencyKey() });
}

export function removeExport(api: Api): Promise<void> {
  return api.del("/api/v1/workspace/export");
}

/** The finished export as a file. Throws an ApiProblem. */
export async function fetchExport(slug: string): Promise<Blob> {
  const response = await fetch("/api/v1/workspace/export/file", { headers: { "handrail-workspace": slug }, credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw await readProblem(response);
  return response.blob();
}

/** What the signed-in person can prove. */
export function securityOptions() {
  return queryOptions({
    queryKey: queryKeys.accountSecurity(),
    queryFn: ({ signal }) => createApi(null).get<Security>("/api/v1/account/security", { signal }),
  });
}

export function requestDeletion(api: Api, fields: { name: string; password?: string; code?: string }): Promise<Workspace> {
  return api.post("/api/v1/workspace/deletion", fields);
}

export function cancelDeletion(api: Api): Promise<Workspace> {
  return api.del("/api/v1/workspace/deletion");
}
