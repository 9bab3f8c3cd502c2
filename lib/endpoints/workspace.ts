import "server-only";
/** `/api/v1/workspaces` are the signed-in person's; `/api/v1/workspace` is the one that the header handrail-workspace names. */
import {
  createWorkspaceRequestSchema,
  leaveWorkspaceRequestSchema,
  myWorkspacesSchema,
  requireSecondFactorRequestSchema,
  transferWorkspaceRequestSchema,
  updateWorkspaceRequestSchema,
  workspaceSchema,
} from "@/lib/contracts/api/workspace";
import { getMe } from "@/lib/features/account/get-me";
import { createWorkspace } from "@/lib/features/workspace/create-workspace";
import { getWorkspace } from "@/lib/features/workspace/get-workspace";
import { leaveWorkspace } from "@/lib/features/workspace/leave-workspace";
import { renameWorkspace } from "@/lib/features/workspace/rename-workspace";
import { requireSecondFactor } from "@/lib/features/workspace/require-second-factor";
import { transferWorkspace } from "@/lib/features/workspace/transfer-workspace";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentMyWorkspaces, presentWorkspace } from "./present-workspace";

const listWorkspaces = endpoint({
  name: "listWorkspaces",
  method: "GET",
  path: "/api/v1/workspaces",
  summary: "The workspaces of the signed-in person, oldest first.",
  auth: "account",
  scope: "public",
  response: myWorkspacesSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentMyWorkspaces((await getMe(actor)).memberships)),
});

const postWorkspace = endpoint({
  name: "createWorkspace",
  method: "POST",
  path: "/api/v1/workspaces",
  summary: "Opens a workspace with the signed-in person as its owner, a bot and a channel.",
  auth: "account",
  scope: "public",
  body: createWorkspaceRequestSchema,
  response: workspaceSchema,
  status: 201,
  errors: ["slug_taken"],
  handle: async ({ actor, body }) => json(201, presentWorkspace(await createWorkspace(actor, body))),
});

const getCurrent = endpoint({
  name: "getWorkspace",
  method: "GET",
  path: "/api/v1/workspace",
  summary: "The workspace itself.",
  auth: "member",
  scope: "workspace:read",
  response: workspaceSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentWorkspace(await getWorkspace(actor))),
});

const patchCurrent = endpoint({
  name: "updateWorkspace",
  method: "PATCH",
  path: "/api/v1/workspace",
  summary: "Renames the workspace.",
  auth: "member",
  scope: "workspace:write",
  body: updateWorkspaceRequestSchema,
  response: workspaceSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, body }) => json(200, presentWorkspace(await renameWorkspace(actor, body, presentWorkspace))),
});

const putSecondFactor = endpoint({
  name: "requireSecondFactor",
  method: "PUT",
  path: "/api/v1/workspace/second-factor",
  summary: "Asks every member for a second factor, or no longer.",
  auth: "member",
  scope: "workspace:own",
  body: requireSecondFactorRequestSchema,
  response: workspaceSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, body }) => json(200, presentWorkspace(await requireSecondFactor(actor, body, presentWorkspace))),
});

const postTransfer = endpoint({
  name: "transferWorkspace",
  method: "POST",
  path: "/api/v1/workspace/transfer",
  summary: "Makes another member the owner; the caller becomes an admin.",
  auth: "member",
  scope: "workspace:own",
  body: transferWorkspaceRequestSchema,
  response: null,
  status: 204,
  errors: ["state_conflict"],
  handle: async ({ actor, body }) => {
    await transferWorkspace(actor, body.memberId);
    return noContent;
  },
});

const postLeave = endpoint({
  name: "leaveWorkspace",
  method: "POST",
  path: "/api/v1/workspace/leave",
  summary: "Ends the caller's own membership.",
  auth: "member",
  scope: "workspace:read",
  body: leaveWorkspaceRequestSchema,
  response: null,
  status: 204,
  errors: ["last_owner", "state_conflict"],
  handle: async ({ actor, body }) => {
    await leaveWorkspace(actor, body.slug);
    return noContent;
  },
});

export const workspaceEndpoints: readonly Endpoint[] = [listWorkspaces, postWorkspace, getCurrent, patchCurrent, putSecondFactor, postTransfer, postLeave];
