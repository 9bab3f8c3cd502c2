import "server-only";
/** `/api/v1/account/…`: what the signed-in person changes about their own account. */
import {
  beginSecondFactorRequestSchema,
  begunSecondFactorSchema,
  changeEmailRequestSchema,
  changePasswordRequestSchema,
  factorCodeRequestSchema,
  recoveryCodesSchema,
  removeSecondFactorRequestSchema,
  revokedSessionsSchema,
  securitySchema,
  sessionListSchema,
  sessionParamsSchema,
  updateAccountRequestSchema,
} from "@/lib/contracts/api/account-security";
import { mailAnswerSchema, verifyEmailRequestSchema } from "@/lib/contracts/api/account";
import { changeName } from "@/lib/features/account/change-name";
import { changePassword } from "@/lib/features/account/change-password";
import { confirmEmailChange } from "@/lib/features/account/confirm-email-change";
import { getSecurity } from "@/lib/features/account/get-security";
import { requestEmailChange } from "@/lib/features/account/request-email-change";
import { beginSecondFactor } from "@/lib/features/second-factor/begin-second-factor";
import { confirmSecondFactor } from "@/lib/features/second-factor/confirm-second-factor";
import { removeSecondFactor } from "@/lib/features/second-factor/remove-second-factor";
import { renewRecoveryCodes } from "@/lib/features/second-factor/renew-recovery-codes";
import { listSessions } from "@/lib/features/session/list-sessions";
import { revokeOtherSessions } from "@/lib/features/session/revoke-other-sessions";
import { revokeOwnSession } from "@/lib/features/session/revoke-session";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentSecurity, presentSessions } from "./present-account-security";

const patchAccount = endpoint({
  name: "updateAccount",
  method: "PATCH",
  path: "/api/v1/account",
  summary: "Changes the signed-in person's name, in every workspace at once.",
  auth: "account",
  scope: "public",
  body: updateAccountRequestSchema,
  response: null,
  status: 204,
  handle: async ({ actor, body }) => {
    await changeName(actor, body.name);
    return noContent;
  },
});

const postPassword = endpoint({
  name: "changePassword",
  method: "POST",
  path: "/api/v1/account/password",
  summary: "Sets another password; every other session of the account ends.",
  auth: "account",
  scope: "public",
  body: changePasswordRequestSchema,
  response: null,
  status: 204,
  errors: ["password_wrong", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => {
    await changePassword(actor, body);
    return noContent;
  },
});

const postEmail = endpoint({
  name: "changeEmail",
  method: "POST",
  path: "/api/v1/account/email",
  summary: "Mails a confirmation link to another address, which counts once the link is used.",
  auth: "account",
  scope: "public",
  body: changeEmailRequestSchema,
  response: mailAnswerSchema,
  status: 202,
  errors: ["password_wrong", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => {
    await requestEmailChange(actor, body);
    return json(202, { mail: "queued" });
  },
});

const postConfirmEmail = endpoint({
  name: "confirmEmailChange",
  method: "POST",
  path: "/api/v1/account/confirm-email",
  summary: "Makes an address that was mailed a link the account's own; works once.",
  auth: "public",
  scope: "public",
  body: verifyEmailRequestSchema,
  response: null,
  status: 204,
  errors: ["link_invalid"],
  perMinute: 60,
  handle: async ({ body }) => {
    await confirmEmailChange(body.token);
    return noContent;
  },
});

const getAccountSecurity = endpoint({
  name: "getAccountSecurity",
  method: "GET",
  path: "/api/v1/account/security",
  summary: "How the signed-in person can sign in: password, second factor, identities.",
  auth: "account",
  scope: "public",
  response: securitySchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentSecurity(actor, await getSecurity(actor))),
});

const postSecondFactor = endpoint({
  name: "beginSecondFactor",
  method: "POST",
  path: "/api/v1/account/second-factor",
  summary: "Makes a secret for an authenticator app, shown once. It asks for nothing until its first code is confirmed.",
  auth: "account",
  scope: "public",
  body: beginSecondFactorRequestSchema,
  response: begunSecondFactorSchema,
  status: 201,
  errors: ["password_wrong", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => json(201, await beginSecondFactor(actor, body.password)),
});

const postConfirmSecondFactor = endpoint({
  name: "confirmSecondFactor",
  method: "POST",
  path: "/api/v1/account/second-factor/confirm",
  summary: "Confirms the app by its first code and answers ten recovery codes, once.",
  auth: "account",
  scope: "public",
  body: factorCodeRequestSchema,
  response: recoveryCodesSchema,
  status: 200,
  errors: ["code_refused", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => json(200, { recoveryCodes: await confirmSecondFactor(actor, body.code) }),
});

const postRecoveryCodes = endpoint({
  name: "renewRecoveryCodes",
  method: "POST",
  path: "/api/v1/account/second-factor/recovery-codes",
  summary: "Answers ten new recovery codes, once; the ones before stop working.",
  auth: "account",
  scope: "public",
  body: factorCodeRequestSchema,
  response: recoveryCodesSchema,
  status: 200,
  errors: ["code_refused", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => json(200, { recoveryCodes: await renewRecoveryCodes(actor, body.code) }),
});

const postRemoveSecondFactor = endpoint({
  name: "removeSecondFactor",
  method: "POST",
  path: "/api/v1/account/second-factor/remove",
  summary: "Takes the second factor away; asks for the password and a code.",
  auth: "account",
  scope: "public",
  body: removeSecondFactorRequestSchema,
  response: null,
  status: 204,
  errors: ["password_wrong", "code_refused", "state_conflict"],
  perMinute: 60,
  handle: async ({ actor, body }) => {
    await removeSecondFactor(actor, body);
    return noContent;
  },
});

const getSessions = endpoint({
  name: "listSessions",
  method: "GET",
  path: "/api/v1/account/sessions",
  summary: "Where the signed-in person is signed in, the last seen first, 200 at most.",
  auth: "account",
  scope: "public",
  response: sessionListSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentSessions(await listSessions(actor))),
});

const deleteOneSession = endpoint({
  name: "revokeSession",
  method: "DELETE",
  path: "/api/v1/account/sessions/{sessionId}",
  summary: "Ends one session of the signed-in person at once.",
  auth: "account",
  scope: "public",
  params: sessionParamsSchema,
  response: null,
  status: 204,
  handle: async ({ actor, params }) => {
    await revokeOwnSession(actor, params.sessionId);
    return noContent;
  },
});

const deleteOtherSessions = endpoint({
  name: "revokeOtherSessions",
  method: "DELETE",
  path: "/api/v1/account/sessions",
  summary: "Ends every session of the signed-in person but this one.",
  auth: "account",
  scope: "public",
  response: revokedSessionsSchema,
  status: 200,
  handle: async ({ actor }) => json(200, { revoked: await revokeOtherSessions(actor) }),
});

export const accountSecurityEndpoints: readonly Endpoint[] = [
  patchAccount,
  postPassword,
  postEmail,
  postConfirmEmail,
  getAccountSecurity,
  postSecondFactor,
  postConfirmSecondFactor,
  postRecoveryCodes,
  postRemoveSecondFactor,
  getSessions,
  deleteOneSession,
  deleteOtherSessions,
];
