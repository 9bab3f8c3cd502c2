/** Invitations: `/api/v1/invitations`. Creating, listing and revoking is the workspace's; preview and accept need only the link. */
import { z } from "zod";
import { emailText } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { linkToken, mailStateSchema, newPassword, personName } from "./account";
import { roleSchema } from "./member";

export const invitationSchema = z.object({
  id: wireId("invitation"),
  email: z.string(),
  role: roleSchema,
  status: z.enum(["pending", "accepted", "revoked", "expired"]),
  invitedBy: z.object({ id: wireId("member"), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationPageSchema = z.object({
  /** Newest first. */
  data: z.array(invitationSchema),
  nextCursor: z.string().nullable(),
  /** The console's stream starts here; what comes twice is dropped by event id. */
  streamCursor: z.number().int().nonnegative(),
});
export type InvitationPage = z.infer<typeof invitationPageSchema>;

export const listInvitationsQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const createInvitationRequestSchema = z.object({ email: emailText, role: roleSchema });

export const createInvitationResponseSchema = z.object({
  invitation: invitationSchema,
  mail: mailStateSchema,
  /** The link, shown this once, when there is no mail server; null when it was mailed, so that having it proves the address. */
  link: z.string().nullable(),
});
export type CreateInvitationResponse = z.infer<typeof createInvitationResponseSchema>;

export const invitationParamsSchema = z.object({ invitationId: wireIdInput("invitation") });

export const previewInvitationRequestSchema = z.object({ token: linkToken });
export const invitationPreviewSchema = z.object({
  workspaceName: z.string(),
  email: z.string(),
  role: roleSchema,
  invitedByName: z.string(),
  /** sign_in: the address has an account, sign in with it first. create_account: name and password are asked for. accept: signed in as the invited one. */
  next: z.enum(["sign_in", "create_account", "accept"]),
  expiresAt: z.iso.datetime(),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

/** `name` and `password` make a new account; signed in with the invited address, the token is enough. */
export const acceptInvitationRequestSchema = z.object({ token: linkToken, name: personName.optional(), password: newPassword.optional() });
export const acceptInvitationResponseSchema = z.object({
  workspace: z.object({ id: wireId("workspace"), slug: z.string(), name: z.string() }),
  memberId: wireId("member"),
});
export type AcceptInvitationResponse = z.infer<typeof acceptInvitationResponseSchema>;
