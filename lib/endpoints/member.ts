import "server-only";
/** `/api/v1/members`, and the caller's own presence. */
import {
  listMembersQuerySchema,
  memberPageSchema,
  memberParamsSchema,
  memberSchema,
  presenceResponseSchema,
  setPresenceRequestSchema,
  updateMemberRequestSchema,
} from "@/lib/contracts/api/member";
import { listMembers } from "@/lib/features/member/list-members";
import { setPresence } from "@/lib/features/member/set-presence";
import { updateMember } from "@/lib/features/member/update-member";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentMember, presentMemberPage } from "./present-member";

const getMembers = endpoint({
  name: "listMembers",
  method: "GET",
  path: "/api/v1/members",
  summary: "The workspace's members, in the order of joining.",
  auth: "member",
  scope: "member:read",
  query: listMembersQuerySchema,
  response: memberPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentMemberPage(await listMembers(actor, query))),
});

const patchMember = endpoint({
  name: "updateMember",
  method: "PATCH",
  path: "/api/v1/members/{memberId}",
  summary: "Changes a member's role, deactivates or reactivates them.",
  auth: "member",
  scope: "member:write",
  params: memberParamsSchema,
  body: updateMemberRequestSchema,
  response: memberSchema,
  status: 200,
  errors: ["version_conflict", "last_owner"],
  handle: async ({ actor, params, body }) => json(200, presentMember(await updateMember(actor, params.memberId, body, presentMember))),
});

const putPresence = endpoint({
  name: "setPresence",
  method: "PUT",
  path: "/api/v1/presence",
  summary: "Reports the caller online or away; online lasts three minutes without another report.",
  auth: "member",
  scope: "conversation:read",
  body: setPresenceRequestSchema,
  response: presenceResponseSchema,
  status: 200,
  handle: async ({ actor, body }) => {
    await setPresence(actor, body.presence);
    return json(200, { presence: body.presence });
  },
});

export const memberEndpoints: readonly Endpoint[] = [getMembers, patchMember, putPresence];
