/** The signed-in person's own account: name, address, password, second factor, identities and sessions. `/api/v1/account/…` */
import { z } from "zod";
import { emailText } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { newPassword, personName } from "./account";
import { factorCode, presentPassword } from "./proof";

export const updateAccountRequestSchema = z.object({ name: personName });
export const changePasswordRequestSchema = z.object({ currentPassword: presentPassword, newPassword });
export const changeEmailRequestSchema = z.object({ email: emailText, password: presentPassword });

export const securitySchema = z.object({
  /** False for an account that signs in through the sign-on issuer alone. */
  hasPassword: z.boolean(),
  secondFactor: z.object({ since: z.iso.datetime(), recoveryCodesLeft: z.number().int() }).nullable(),
  /** How this session was signed in. */
  method: z.enum(["password", "oidc"]),
  identities: z.array(z.object({ id: wireId("identity"), issuer: z.string(), createdAt: z.iso.datetime(), lastUsedAt: z.iso.datetime() })),
});
export type Security = z.infer<typeof securitySchema>;

export const beginSecondFactorRequestSchema = z.object({ password: presentPassword });
/** Shown once. `address` is what the QR code holds. */
export const begunSecondFactorSchema = z.object({ secret: z.string(), address: z.string() });
export type BegunSecondFactor = z.infer<typeof begunSecondFactorSchema>;
export const factorCodeRequestSchema = z.object({ code: factorCode });
export const removeSecondFactorRequestSchema = z.object({ password: presentPassword, code: factorCode });
/** Shown once; each works once. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

export const sessionSchema = z.object({
  id: wireId("session"),
  userAgent: z.string().nullable(),
  method: z.enum(["password", "oidc"]),
  createdAt: z.iso.datetime(),
  /** To within five minutes. */
  lastSeenAt: z.iso.datetime(),
  /** The session of this request. */
  isCurrent: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;
export const sessionListSchema = z.object({ data: z.array(sessionSchema) });
export type SessionList = z.infer<typeof sessionListSchema>;
export const sessionParamsSchema = z.object({ sessionId: wireIdInput("session") });
export const revokedSessionsSchema = z.object({ revoked: z.number().int() });
