/** Account calls of the browser: they need no workspace. */
import { signIn } from "next-auth/react";
import type { MailAnswer, Me } from "@/lib/contracts/api/account";
import type { AcceptInvitationResponse, InvitationPreview } from "@/lib/contracts/api/invitation";
import type { Workspace } from "@/lib/contracts/api/workspace";
import { createApi } from "@/lib/client/api-client";

const api = createApi(null);

export type SignUpFields = { name: string; email: string; password: string; workspaceName: string };

export function signUp(fields: SignUpFields): Promise<MailAnswer> {
  return api.post("/api/v1/account/sign-up", fields);
}

/** True when signed in; false when address and password do not belong together. Throws a sentence when too many were tried or nothing answered. */
export async function signInWithPassword(email: string, password: string): Promise<boolean> {
  const answer = await signIn("credentials", { email, password, redirect: false }).catch(() => null);
  if (!answer) throw new Error("The server did not answer. Check your connection and try again.");
  if (answer.ok && !answer.error) return true;
  if (answer.error === "rate_limited" || answer.status === 429) throw new Error("Too many attempts. Wait a few minutes, or reset your password.");
  if (answer.error === "CredentialsSignin" || answer.status === 401) return false;
  throw new Error("The server could not sign you in. Try again in a moment.");
}

export function getMe(): Promise<Me> {
  return api.get("/api/v1/account");
}

export function requestPasswordReset(email: string): Promise<MailAnswer> {
  return api.post("/api/v1/account/request-password-reset", { email });
}

export function resetPassword(fields: { token: string; password: string }): Promise<void> {
  return api.post("/api/v1/account/reset-password", fields);
}

export function verifyEmail(token: string): Promise<void> {
  return api.post("/api/v1/account/verify-email", { token });
}

export function previewInvitation(token: string): Promise<InvitationPreview> {
  return api.post("/api/v1/invitations/preview", { token });
}

export function acceptInvitation(fields: { token: string; name?: string; password?: string }): Promise<AcceptInvitationResponse> {
  return api.post("/api/v1/invitations/accept", fields);
}

export function createWorkspace(name: string): Promise<Workspace> {
  return api.post("/api/v1/workspaces", { name });
}
