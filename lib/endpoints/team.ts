import "server-only";
/** `/api/v1/teams`, and the team of a conversation. */
import { conversationParamsSchema, conversationResponseSchema } from "@/lib/contracts/api/conversation";
import {
  archiveTeamRequestSchema,
  assignTeamRequestSchema,
  createTeamRequestSchema,
  teamListSchema,
  teamParamsSchema,
  teamSchema,
  updateTeamRequestSchema,
} from "@/lib/contracts/api/team";
import { assignTeam } from "@/lib/features/conversation/assign-team";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { archiveTeam } from "@/lib/features/team/archive-team";
import { createTeam } from "@/lib/features/team/create-team";
import { listTeams } from "@/lib/features/team/list-teams";
import { updateTeam } from "@/lib/features/team/update-team";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentTeam, presentTeams } from "./present-team";

const getTeams = endpoint({
  name: "listTeams",
  method: "GET",
  path: "/api/v1/teams",
  summary: "Active teams by name, with their members and channels.",
  auth: "member",
  scope: "member:read",
  response: teamListSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentTeams(await listTeams(actor))),
});

const postTeam = endpoint({
  name: "createTeam",
  method: "POST",
  path: "/api/v1/teams",
  summary: "Makes a team. Channels that are named hand over to it from now on.",
  auth: "member",
  scope: "team:write",
  body: createTeamRequestSchema,
  response: teamSchema,
  status: 201,
  errors: ["state_conflict"],
  idempotent: true,
  handle: async ({ actor, body }) => json(201, presentTeam(await createTeam(actor, body))),
});

const patchTeam = endpoint({
  name: "updateTeam",
  method: "PATCH",
  path: "/api/v1/teams/{teamId}",
  summary: "Renames a team, changes its members and the channels that hand over to it.",
  auth: "member",
  scope: "team:write",
  params: teamParamsSchema,
  body: updateTeamRequestSchema,
  response: teamSchema,
  status: 200,
  errors: ["version_conflict", "state_conflict"],
  handle: async ({ actor, params, body }) => json(200, presentTeam(await updateTeam(actor, params.teamId, body, presentTeam))),
});

const postArchive = endpoint({
  name: "archiveTeam",
  method: "POST",
  path: "/api/v1/teams/{teamId}/archive",
  summary: "Archives a team: it takes no more conversations.",
  auth: "member",
  scope: "team:write",
  params: teamParamsSchema,
  body: archiveTeamRequestSchema,
  response: null,
  status: 204,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => {
    await archiveTeam(actor, params.teamId, body.version, presentTeam);
    return noContent;
  },
});

const putConversationTeam = endpoint({
  name: "assignTeam",
  method: "PUT",
  path: "/api/v1/conversations/{conversationId}/team",
  summary: "Gives the conversation to a team, or with null to none.",
  auth: "member",
  scope: "conversation:claim",
  params: conversationParamsSchema,
  body: assignTeamRequestSchema,
  response: conversationResponseSchema,
  status: 200,
  handle: async ({ actor, params, body }) => {
    await assignTeam(actor, params.conversationId, body.teamId);
    return json(200, { conversation: await getConversation(actor, params.conversationId) });
  },
});

export const teamEndpoints: readonly Endpoint[] = [getTeams, postTeam, patchTeam, postArchive, putConversationTeam];
