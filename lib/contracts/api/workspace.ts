/** Workspaces: `/api/v1/workspaces` (the signed-in person's) and `/api/v1/workspace` (the one that the request's header names). */
import { z } from "zod";
import { isReservedSlug } from "@/lib/core/workspace/reserved-slugs";
import { slugPattern } from "@/lib/core/workspace/suggest-slug";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

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

export const createWorkspaceRequestSchema = z.object({ name: workspaceName, slug: slugText.optional() });
export const updateWorkspaceRequestSchema = z.object({ version: z.number().int().positive(), name: workspaceName });

/** The slug is typed again, so that nobody leaves by a slip. */
export const leaveWorkspaceRequestSchema = z.object({ slug: slugText });
export const transferWorkspaceRequestSchema = z.object({ memberId: wireIdInput("member") });
export const requireSecondFactorRequestSchema = z.object({ version: z.number().int().positive(), required: z.boolean() });
