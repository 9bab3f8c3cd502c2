import "server-only";
/** Programs with a key of a workspace. The key is looked up on every request, so revoking it acts at once. */
import { isWholeApiKey } from "@/lib/core/api-key/token-form";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { isOpenWhileClosing, type Scope, scopesOfRole } from "@/lib/core/rbac/scopes";
import { findApiKey, type FoundApiKey } from "@/lib/db/lookup";
import { now } from "@/lib/platform/clock";
import { sha256Hex } from "@/lib/platform/crypto";
import { AppError, notFound } from "@/lib/platform/errors";
import type { ApiKeyActor } from "./actor";

/** What the row of a key holds of it. A key is random, so a plain hash is enough. */
export function apiKeySha256(key: string): string {
  return sha256Hex(`api-key:${key}`);
}

/** The token of an `Authorization: Bearer` header, or null for another scheme. */
export function bearerToken(authorization: string | null): string | null {
  return /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}

/**
 * The workspace comes from the key; a `handrail-workspace` header that names another one is answered like a missing workspace. `member` is the
 * header `handrail-member`. Throws api_key_invalid (says why), and not_found for a member who is missing, foreign or deactivated.
 */
export async function requireApiKey(token: string, headers: { workspace: string | null; member: string | null }): Promise<ApiKeyActor> {
  if (!isWholeApiKey(token)) throw invalid("This is no whole API key: characters are missing or wrong. A key begins with hr_live_ and is 47 characters long.");
  const memberId = headers.member === null ? null : fromWireId("member", headers.member);
  const at = now();
  const found = await findApiKey(apiKeySha256(token), memberId, at);
  // What is due to be erased is gone for everybody, even while its rows still go.
  if (!found || (found.deletionDueAt && found.deletionDueAt <= at)) throw invalid("No API key of this installation is like this one.");
  if (found.revokedAt) throw invalid("This API key was revoked.");
  if (found.expiresAt && found.expiresAt <= at) throw invalid("This API key has expired.");
  if (headers.workspace !== null && headers.workspace !== found.slug) throw notFound();
  if (headers.member !== null && !found.member) throw notFound();
  return actorOf(found);
}

function actorOf({ workspaceId, id, name, scopes, expiresAt, member, deletionDueAt }: FoundApiKey): ApiKeyActor {
  const held: readonly string[] = member ? scopesOfRole[member.role] : scopes;
  const both = scopes.filter((scope) => held.includes(scope)) as Scope[];
  const actor: ApiKeyActor = { kind: "api_key", workspaceId, id, name, expiresAt, member, scopes: both };
  return deletionDueAt ? { ...actor, isClosing: true, scopes: both.filter(isOpenWhileClosing) } : actor;
}

function invalid(detail: string): AppError {
  return new AppError("api_key_invalid", detail);
}
