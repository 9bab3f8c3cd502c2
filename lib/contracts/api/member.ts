/** Members of a workspace: `/api/v1/members`, and the caller's own presence, `/api/v1/presence`. */
import { z } from "zod";
import { roles } from "@/lib/core/rbac/scopes";
import { wireId, wireIdInput } from "../wire-id";

export const roleSchema = z.enum(roles);
export const presenceSchema = z.enum(["online", "away"]);

export const memberSchema = z.object({
  id: wireId("member"),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  status: z.enum(["active", "deactivated"]),
  /** Away too when the console of an online member has not reported for three minutes. */
  presence: presenceSchema,
  presenceAt: z.iso.datetime(),
  /** Send it with every write; it grows with every change of role or status. */
  version: z.number().int().positive(),
  createdAt: z.iso.datetime(),
});
export type Member = z.infer<typeof memberSchema>;

export const memberPageSchema = z.object({
  /** Who joined first comes first. */
  data: z.array(memberSchema),
  nextCursor: z.string().nullable(),
  /** The console's stream starts here; what comes twice is dropped by event id. */
  streamCursor: z.number().int().nonnegative(),
});
export type MemberPage = z.infer<typeof memberPageSchema>;

export const listMembersQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

export const memberParamsSchema = z.object({ memberId: wireIdInput("member") });

/** What is left out stays as it is. */
export const updateMemberRequestSchema = z.object({
  version: z.number().int().positive(),
  role: roleSchema.optional(),
  status: z.enum(["active", "deactivated"]).optional(),
});

/** The console reports every minute while it is open; the last report counts. */
export const setPresenceRequestSchema = z.object({ presence: presenceSchema });
export const presenceResponseSchema = z.object({ presence: presenceSchema });
