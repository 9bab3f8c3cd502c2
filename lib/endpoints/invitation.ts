import "server-only";
/**
 * `/api/v1/invitations`. Preview and accept are public, because the link is what counts; when the request carries a session, it is that
 * person who looks and joins.
 */
import type { AccountActor } from "@/lib/access/actor";
import { requireOwnOrigin } from "@/lib/access/origin";
import { readSessionCookie, requireAccount } from "@/lib/access/session";
import {
  acceptInvitationRequestSchema,
  acceptInvitationResponseSchema,
  createInvitationRequestSchema,
  createInvitationResponseSchema,
  invitationPageSchema,
  invitationParamsSchema,
  invitationPreviewSchema,
  listInvitationsQuerySchema,
  previewInvitationRequestSchema,
} from "@/lib/contracts/api/invitation";
import { acceptInvitation } from "@/lib/features/invitation/accept-invitation";
import { createInvitation } from "@/lib/features/invitation/create-invitation";
import { listInvitations } from "@/lib/features/invitation/list-invitations";
import { previewInvitation } from "@/lib/features/invitation/preview-invitation";
import { revokeInvitation } from "@/lib/features/invitation/revoke-invitation";
import { type Endpoint, endpoint, type HttpRequest, json, noContent } from "@/lib/http/endpoint";
import { presentAccepted, presentCreatedInvitation, presentInvitationPage, presentPreview } from "./present-invitation";

/** A cookie that was not issued here counts as none; one whose session has ended is refused. What a cookie authenticates must come from our own pages. */
async function accountOf(request: HttpRequest): Promise<AccountActor | null> {
  const cookie = request.header("cookie");
  if ((await readSessionCookie(cookie)) === null) return null;
  requireOwnOrigin(request);
  return requireAccount(cookie);
}

const getInvitations = endpoint({
  name: "listInvitations",
  method: "GET",
  path: "/api/v1/invitations",
  summary: "Invitations to the workspace, newest first.",
  auth: "member",
  scope: "member:write",
  query: listInvitationsQuerySchema,
  response: invitationPageSchema,
  status: 200,
  handle: async ({ actor, query }) => json(200, presentInvitationPage(await listInvitations(actor, query))),
});

const postInvitation = endpoint({
  name: "createInvitation",
  method: "POST",
  path: "/api/v1/invitations",
  summary: "Invites an address with a role; the link is mailed, or answered once when there is no mail server.",
  auth: "member",
  scope: "member:write",
  body: createInvitationRequestSchema,
  response: createInvitationResponseSchema,
  status: 201,
  errors: ["already_member", "email_unverified", "limit_full"],
  handle: async ({ actor, body }) => json(201, presentCreatedInvitation(await createInvitation(actor, body))),
});

const deleteInvitation = endpoint({
  name: "revokeInvitation",
  method: "DELETE",
  path: "/api/v1/invitations/{invitationId}",
  summary: "Ends an invitation: its link stops working.",
  auth: "member",
  scope: "member:write",
  params: invitationParamsSchema,
  response: null,
  status: 204,
  errors: ["state_conflict"],
  handle: async ({ actor, params }) => {
    await revokeInvitation(actor, params.invitationId);
    return noContent;
  },
});

const postPreview = endpoint({
  name: "previewInvitation",
  method: "POST",
  path: "/api/v1/invitations/preview",
  summary: "What the token of an invitation's link opens; uses nothing up.",
  auth: "public",
  scope: "public",
  body: previewInvitationRequestSchema,
  response: invitationPreviewSchema,
  status: 200,
  errors: ["link_invalid"],
  perMinute: 60,
  handle: async ({ body, request }) => json(200, presentPreview(await previewInvitation(body.token, await accountOf(request)))),
});

const postAccept = endpoint({
  name: "acceptInvitation",
  method: "POST",
  path: "/api/v1/invitations/accept",
  summary: "Joins the workspace, signed in with the invited address or with a new account; works once.",
  auth: "public",
  scope: "public",
  body: acceptInvitationRequestSchema,
  response: acceptInvitationResponseSchema,
  status: 201,
  errors: ["link_invalid", "already_member", "unauthenticated", "state_conflict", "sign_up_closed"],
  perMinute: 60,
  handle: async ({ body, request }) => json(201, presentAccepted(await acceptInvitation(body, await accountOf(request), request.remoteAddress))),
});

export const invitationEndpoints: readonly Endpoint[] = [getInvitations, postInvitation, deleteInvitation, postPreview, postAccept];
