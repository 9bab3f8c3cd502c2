import "server-only";
/** `/api/v1/account`: sign-up, confirmation, reset and the signed-in person. Signing in is next-auth's, under `/api/auth`. */
import {
  emailRequestSchema,
  mailAnswerSchema,
  meSchema,
  resetPasswordRequestSchema,
  signUpRequestSchema,
  verifyEmailRequestSchema,
} from "@/lib/contracts/api/account";
import { getMe } from "@/lib/features/account/get-me";
import { requestPasswordReset } from "@/lib/features/account/request-password-reset";
import { resendVerification } from "@/lib/features/account/resend-verification";
import { resetPassword } from "@/lib/features/account/reset-password";
import { signUp } from "@/lib/features/account/sign-up";
import { verifyEmail } from "@/lib/features/account/verify-email";
import { signOut } from "@/lib/features/session/sign-out";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentMe } from "./present-account";

const postSignUp = endpoint({
  name: "signUp",
  method: "POST",
  path: "/api/v1/account/sign-up",
  summary: "Opens an account with a first workspace. A known address gets the same answer and a mail instead.",
  auth: "public",
  scope: "public",
  body: signUpRequestSchema,
  response: mailAnswerSchema,
  status: 202,
  errors: ["sign_up_closed", "slug_taken"],
  perMinute: 60,
  handle: async ({ body, request }) => json(202, await signUp(body, request.remoteAddress)),
});

const postVerifyEmail = endpoint({
  name: "verifyEmail",
  method: "POST",
  path: "/api/v1/account/verify-email",
  summary: "Confirms an e-mail address with the token of a mailed link; works once.",
  auth: "public",
  scope: "public",
  body: verifyEmailRequestSchema,
  response: null,
  status: 204,
  errors: ["link_invalid"],
  perMinute: 60,
  handle: async ({ body }) => {
    await verifyEmail(body.token);
    return noContent;
  },
});

const postResendVerification = endpoint({
  name: "resendVerification",
  method: "POST",
  path: "/api/v1/account/resend-verification",
  summary: "Mails a new confirmation link to the signed-in person.",
  auth: "account",
  scope: "public",
  response: mailAnswerSchema,
  status: 202,
  handle: async ({ actor }) => json(202, await resendVerification(actor)),
});

const postRequestPasswordReset = endpoint({
  name: "requestPasswordReset",
  method: "POST",
  path: "/api/v1/account/request-password-reset",
  summary: "Mails a link to choose a new password. The same answer for an unknown address.",
  auth: "public",
  scope: "public",
  body: emailRequestSchema,
  response: mailAnswerSchema,
  status: 202,
  perMinute: 60,
  handle: async ({ body, request }) => json(202, await requestPasswordReset(body.email, request.remoteAddress)),
});

const postResetPassword = endpoint({
  name: "resetPassword",
  method: "POST",
  path: "/api/v1/account/reset-password",
  summary: "Sets a new password with the token of a mailed link and ends every session; works once.",
  auth: "public",
  scope: "public",
  body: resetPasswordRequestSchema,
  response: null,
  status: 204,
  errors: ["link_invalid"],
  perMinute: 30,
  handle: async ({ body }) => {
    await resetPassword(body.token, body.password);
    return noContent;
  },
});

const getAccount = endpoint({
  name: "getAccount",
  method: "GET",
  path: "/api/v1/account",
  summary: "The signed-in person and the workspaces they are a member of.",
  auth: "account",
  scope: "public",
  response: meSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentMe(await getMe(actor))),
});

const deleteSession = endpoint({
  name: "signOut",
  method: "DELETE",
  path: "/api/v1/account/session",
  summary: "Ends the session of this request at once.",
  auth: "account",
  scope: "public",
  response: null,
  status: 204,
  handle: async ({ actor }) => {
    await signOut(actor);
    return noContent;
  },
});

export const accountEndpoints: readonly Endpoint[] = [
  postSignUp,
  postVerifyEmail,
  postResendVerification,
  postRequestPasswordReset,
  postResetPassword,
  getAccount,
  deleteSession,
];
