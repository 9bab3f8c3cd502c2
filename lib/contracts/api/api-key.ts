/** Keys for programs: `/api/v1/api-keys`. */
import { z } from "zod";
import { type Scope, scopes } from "@/lib/core/rbac/scopes";
import { text } from "../text";
import { wireId, wireIdInput } from "../wire-id";

export const scopeSchema = z.enum(Object.keys(scopes) as [Scope, ...Scope[]]);

export const apiKeySchema = z.object({
  id: wireId("apiKey"),
  name: z.string(),
  /** The key's first characters; the key itself is shown once, when it is made. */
  hint: z.string(),
  scopes: z.array(z.string()),
  status: z.enum(["active", "expired", "revoked"]),
  /** Null when another key made it: the log names that one. */
  createdBy: z.object({ id: wireId("member"), name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  /** Null for a key that does not expire. */
  expiresAt: z.iso.datetime().nullable(),
  /** To ten minutes; null before the first use. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyPageSchema = z.object({
  /** Newest first, revoked and expired ones too. */
  data: z.array(apiKeySchema),
  nextCursor: z.string().nullable(),
  streamCursor: z.number().int().nonnegative(),
});
export type ApiKeyPage = z.infer<typeof apiKeyPageSchema>;

export const listApiKeysQuerySchema = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const createApiKeyRequestSchema = z.object({
  name: text(80),
  /** A subset of the maker's own permissions. */
  scopes: z
    .array(scopeSchema)
    .min(1)
    .max(200)
    .transform((list) => [...new Set(list)]),
  /** When it ends by itself; null for never. A key that a key makes ends with it at the latest. */
  expiresAt: z.iso.datetime().nullable().default(null),
});

export const createApiKeyResponseSchema = z.object({
  apiKey: apiKeySchema,
  /** The key itself, this once. */
  key: z.string(),
});
export type CreateApiKeyResponse = z.infer<typeof createApiKeyResponseSchema>;

export const apiKeyParamsSchema = z.object({ apiKeyId: wireIdInput("apiKey") });
