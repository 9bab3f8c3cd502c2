import "server-only";
/** What an owner does at the end of a workspace: take everything along, ask for its erasure, call that back. */
import { requestDeletionRequestSchema, workspaceExportSchema, workspaceSchema } from "@/lib/contracts/api/workspace";
import { cancelDeletion } from "@/lib/features/workspace/cancel-deletion";
import { getExport } from "@/lib/features/workspace/get-export";
import { openExport } from "@/lib/features/workspace/open-export";
import { removeExport } from "@/lib/features/workspace/remove-export";
import { requestDeletion } from "@/lib/features/workspace/request-deletion";
import { requestExport } from "@/lib/features/workspace/request-export";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentExport, presentWorkspace } from "./present-workspace";

const getWorkspaceExport = endpoint({
  name: "getWorkspaceExport",
  method: "GET",
  path: "/api/v1/workspace/export",
  summary: "The workspace's export: being written, ready, or none.",
  auth: "member",
  scope: "workspace:own",
  response: workspaceExportSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentExport(await getExport(actor))),
});

const postExport = endpoint({
  name: "requestWorkspaceExport",
  method: "POST",
  path: "/api/v1/workspace/export",
  summary: "Begins to write everything that the workspace holds into a file. What was ready before is replaced.",
  auth: "member",
  scope: "workspace:own",
  response: workspaceExportSchema,
  status: 202,
  errors: ["state_conflict"],
  perMinute: 30,
  handle: async ({ actor }) => json(202, presentExport(await requestExport(actor))),
});

const deleteExport = endpoint({
  name: "removeWorkspaceExport",
  method: "DELETE",
  path: "/api/v1/workspace/export",
  summary: "Removes the export, or stops its writing.",
  auth: "member",
  scope: "workspace:own",
  response: null,
  status: 204,
  handle: async ({ actor }) => {
    await removeExport(actor);
    return noContent;
  },
});

const downloadExport = endpoint({
  name: "downloadWorkspaceExport",
  method: "GET",
  path: "/api/v1/workspace/export/file",
  summary: "The finished export: tar and gzip, JSON Lines a table and the files beside them. The log tells that it was downloaded.",
  auth: "member",
  scope: "workspace:own",
  response: null,
  status: 200,
  contentType: "application/gzip",
  perMinute: 12,
  handle: async ({ actor }) => {
    const { name, sizeBytes, pieces } = await openExport(actor);
    return {
      kind: "bytes",
      status: 200,
      pieces,
      sizeBytes,
      contentType: "application/gzip",
      headers: { "content-disposition": `attachment; filename="${name}"`, "cross-origin-resource-policy": "same-origin" },
    };
  },
});

const postDeletion = endpoint({
  name: "requestWorkspaceDeletion",
  method: "POST",
  path: "/api/v1/workspace/deletion",
  summary: "Asks for the workspace to be erased. For seven days it is only read, and an owner can keep it. Only for a signed-in owner, who proves to be one.",
  auth: "member",
  scope: "workspace:own",
  body: requestDeletionRequestSchema,
  response: workspaceSchema,
  status: 200,
  errors: ["state_conflict", "password_wrong", "second_factor_required", "code_refused"],
  perMinute: 30,
  handle: async ({ actor, body }) => json(200, presentWorkspace(await requestDeletion(actor, body))),
});

const deleteDeletion = endpoint({
  name: "cancelWorkspaceDeletion",
  method: "DELETE",
  path: "/api/v1/workspace/deletion",
  summary: "Keeps a workspace whose deletion was asked for.",
  auth: "member",
  scope: "workspace:own",
  response: workspaceSchema,
  status: 200,
  errors: ["state_conflict"],
  handle: async ({ actor }) => json(200, presentWorkspace(await cancelDeletion(actor))),
});

export const workspaceEndEndpoints: readonly Endpoint[] = [getWorkspaceExport, postExport, deleteExport, downloadExport, postDeletion, deleteDeletion];
