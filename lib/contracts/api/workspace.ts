/** Workspaces: `/api/v1/workspaces` (the signed-in person's) and `/api/v1/workspace` (the one that the request's header names). */
import { z } from "zod";
import { presetNames } from "@/lib/core/escalation/preset-names";
import { isReservedSlug } from "@/lib/core/workspace/reserved-slugs";
import { slugPattern } from "@/lib/core/workspace/suggest-slug";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";
import { factorCode, presentPassword } from "./proof";

export const workspaceName = text(80);

export const slugText = z
  .string()
  .max(40)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => slugPattern.test(value), "1 to 40 letters a to z, digits and hyphens, with a letter or digit at both ends")
  .refine((value) => !isReservedSlug(value), "is reserved");

export const workspaceSchema = z.object({
  id: wireId("workspace"),
  slug: z.string(),
  name: z.string(),
  /** Members without a second factor are led to set one up before the workspace opens to them. */
  secondFactorRequired: z.boolean(),
  /** The workspace waits for its erasure until then: it is only read, its visitors find the chat closed, and an owner can keep it. */
  deletionDueAt: z.iso.datetime().nullable(),
  /** Send it with every write; it grows with every change. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Workspace = z.infer<typeof workspaceSchema>;

export const myWorkspacesSchema = z.object({
  data: z.array(
    z.object({
      id: wireId("workspace"),
      slug: z.string(),
      name: z.string(),
      role: z.enum(["owner", "admin", "manager", "reviewer", "agent", "viewer"]),
    }),
  ),
});
export type MyWorkspaces = z.infer<typeof myWorkspacesSchema>;

/** The policy that the bot begins with. */
export const presetName = z.enum(presetNames);

export const createWorkspaceRequestSchema = z.object({ name: workspaceName, slug: slugText.optional(), preset: presetName.optional() });
export const updateWorkspaceRequestSchema = z.object({ version: z.number().int().positive(), name: workspaceName });

/** The slug is typed again, so that nobody leaves by a slip. */
export const leaveWorkspaceRequestSchema = z.object({ slug: slugText });
export const transferWorkspaceRequestSchema = z.object({ memberId: wireIdInput("member") });
export const requireSecondFactorRequestSchema = z.object({ version: z.number().int().positive(), required: z.boolean() });

/** The name is typed again. The password is asked of who has one, the code of who has a second factor. */
export const requestDeletionRequestSchema = z.object({ name: workspaceName, password: presentPassword.optional(), code: factorCode.optional() });

export const workspaceExportSchema = z.object({
  export: z
    .object({
      /** What is ready can be downloaded until it expires. */
      status: z.enum(["running", "ready"]),
      requestedBy: z.object({ id: wireId("member"), name: z.string() }),
      /** So far, while it is being written. */
      sizeBytes: z.number().int().nonnegative(),
      rows: z.number().int().nonnegative(),
      files: z.number().int().nonnegative(),
      createdAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
      expiresAt: z.iso.datetime(),
    })
    .nullable(),
});
export type WorkspaceExport = z.infer<typeof workspaceExportSchema>;
