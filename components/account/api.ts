/** Account calls of the browser: they need no workspace. */
import { queryOptions } from "@tanstack/react-query";
import type { MailAnswer, Me } from "@/lib/contracts/api/account";
import type { AcceptInvitationResponse, InvitationPreview } from "@/lib/contracts/api/invitation";
import type { PresetName } from "@/lib/core/escalation/preset-names";
import type { Workspace } from "@/lib/contracts/api/workspace";
import type { BegunSecondFactor, RecoveryCodes, Security, SessionList } from "@/lib/contracts/api/account-security";
import { createApi } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

const api = createApi(null);

export type SignUpFields = { name: string; email: string; password: string; workspaceName: string; preset: PresetName };

export function signUp(fields: SignUpFields): Promise<MailAnswer> {
  return api.post("/api/v1/account/sign-up", fields);
}

export type SignInAnswer = "in" | "wrong" | "code_needed" | "code_refused";

/** Throws a sentence when too many were tried or nothing answered. `code` is of the second factor, once it was asked for. */
export async function signInWithPassword(email: string, password: string, code?: string): Promise<SignInAnswer> {
  const answer = await loadSignIn()
    .then((signIn) => signIn("credentials", { email, password, ...(code === undefined ? {} : { code }), redirect: false }))
    .catch(() => null);
  if (!answer) throw new Error("The server did not answer. Check your connection and try again.");
  if (answer.ok && !answer.error) return "in";
  if (answer.error === "second_factor_required") return "code_needed";
  if (answer.error === "code_refused") return "code_refused";
  if (answer.error === "rate_limited" || answer.status === 429) throw new Error("Too many attempts. Wait a few minutes, or reset your password.");
  if (answer.error === "CredentialsSignin" || answer.status === 401) return "wrong";
  throw new Error("The server could not sign you in. Try again in a moment.");
}

/** Leads the browser to the installation's issuer, and from there to `next`. */
export async function signInThroughIssuer(next: string): Promise<void> {
  const signIn = await loadSignIn();
  await signIn("oidc", { callbackUrl: next });
}

/** Fetched by the act: no page needs it to be shown. */
async function loadSignIn() {
  return (await import("next-auth/react")).signIn;
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

export function createWorkspace(name: string, preset: PresetName): Promise<Workspace> {
  return api.post("/api/v1/workspaces", { name, preset });
}

export function meOptions() {
  return queryOptions({ queryKey: queryKeys.account(), queryFn: getMe });
}

export function securityOptions() {
  return queryOptions({ queryKey: queryKeys.accountSecurity(), queryFn: ({ signal }) => api.get<Security>("/api/v1/account/security", { signal }) });
}

export function sessionListOptions() {
  return queryOptions({ queryKey: queryKeys.accountSessions(), queryFn: ({ signal }) => api.get<SessionList>("/api/v1/account/sessions", { signal }) });
}

export function changeName(name: string): Promise<void> {
  return api.patch("/api/v1/account", { name });
}

export function changePassword(fields: { currentPassword: string; newPassword: string }): Promise<void> {
  return api.post("/api/v1/account/password", fields);
}

export function changeEmail(fields: { email: string; password: string }): Promise<MailAnswer> {
  return api.post("/api/v1/account/email", fields);
}

export function confirmEmail(token: string): Promise<void> {
  return api.post("/api/v1/account/confirm-email", { token });
}

export function beginSecondFactor(password: string): Promise<BegunSecondFactor> {
  return api.post("/api/v1/account/second-factor", { password });
}

export function confirmSecondFactor(code: string): Promise<RecoveryCodes> {
  return api.post("/api/v1/account/second-factor/confirm", { code });
}

export function renewRecoveryCodes(code: string): Promise<RecoveryCodes> {
  return api.post("/api/v1/account/second-factor/recovery-codes", { code });
}

export function removeSecondFactor(fields: { password: string; code: string }): Promise<void> {
  return api.post("/api/v1/account/second-factor/remove", fields);
}

export function revokeSession(sessionId: string): Promise<void> {
  return api.del(`/api/v1/account/sessions/${sessionId}`);
}

export function revokeOtherSessions(): Promise<{ revoked: number }> {
  return api.del("/api/v1/account/sessions");
}
