/** People and their sign-in: `/api/v1/account`. Workspaces are beside, in `workspace.ts`. */
import { z } from "zod";
import { emailText, text } from "../text";
import { wireId } from "../wire-id";
import { presetName, slugText, workspaceName } from "./workspace";

export const personNameLimit = 80;
export const passwordMinimum = 10;
export const passwordLimit = 200;

export const personName = text(personNameLimit);

/** Any characters; not trimmed, so that spaces count. */
export const newPassword = z
  .string()
  .max(passwordLimit * 2)
  .refine((value) => value.isWellFormed() && !value.includes("\u0000"), "holds a character that cannot be typed")
  .transform((value) => value.normalize("NFKC"))
  .refine((value) => [...value].length >= passwordMinimum, `at least ${passwordMinimum} characters`)
  .refine((value) => [...value].length <= passwordLimit, `at most ${passwordLimit} characters`);

/** A token from the address of a link. */
export const linkToken = z.string().min(1).max(200);

/** Whether a mail was put into the queue, or the installation has no mail server and the screen must say so. */
export const mailStateSchema = z.enum(["queued", "not_configured"]);
export type MailState = z.infer<typeof mailStateSchema>;

/** The answer wherever a mail may go out: it says nothing about whether the address is known. */
export const mailAnswerSchema = z.object({ mail: mailStateSchema });
export type MailAnswer = z.infer<typeof mailAnswerSchema>;

export const signUpRequestSchema = z.object({
  name: personName,
  email: emailText,
  password: newPassword,
  workspaceName,
  /** Made from the name when left out. */
  workspaceSlug: slugText.optional(),
  preset: presetName.optional(),
});

export const emailRequestSchema = z.object({ email: emailText });
export const verifyEmailRequestSchema = z.object({ token: linkToken });
export const resetPasswordRequestSchema = z.object({ token: linkToken, password: newPassword });

export const meSchema = z.object({
  account: z.object({
    id: wireId("account"),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    /** The first account of an installation. */
    isOperator: z.boolean(),
  }),
  /** False: mails cannot be sent, so links are shown instead and verification is not asked for. */
  mailConfigured: z.boolean(),
  memberships: z.array(
    z.object({
      workspace: z.object({ id: wireId("workspace"), slug: z.string(), name: z.string() }),
      memberId: wireId("member"),
      role: z.enum(["owner", "admin", "manager", "reviewer", "agent", "viewer"]),
    }),
  ),
});
export type Me = z.infer<typeof meSchema>;
