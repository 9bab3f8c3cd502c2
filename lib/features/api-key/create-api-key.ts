import "server-only";
/** A key for a program, with some of its maker's permissions. The key is answered once; what is stored is its hash. */
import { randomBytes } from "node:crypto";
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import { apiKeySha256 } from "@/lib/access/api-key";
import { apiKeyHint, formApiKey } from "@/lib/core/api-key/token-form";
import type { Scope } from "@/lib/core/rbac/scopes";
import { type ApiKeyRow, countLiveApiKeys, findApiKeyRow, insertApiKey } from "@/lib/db/api-key";
import { withWorkspaceSql } from "@/lib/db/tx";
import { append } from "@/lib/events/append";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

const mostLiveKeys = 100;

export type NewApiKey = { name: string; scopes: readonly Scope[]; expiresAt: Date | null };

/**
 * The key belongs to the workspace: it works on when its maker leaves or gets another role. Throws forbidden for a permission that the maker
 * does not have, validation_failed for an end that is past, state_conflict beyond 100 live keys.
 */
export async function createApiKey(actor: MemberActor, input: NewApiKey): Promise<{ apiKey: ApiKeyRow; key: string }> {
  requireScope(actor, "api_key:write");
  for (const scope of input.scopes) requireScope(actor, scope);
  const key = newKey();
  const id = newId<"apiKey">();
  const apiKey = await withWorkspaceSql(actor, async (tx) => {
    if (input.expiresAt && input.expiresAt <= tx.now) {
      throw new AppError("validation_failed", "A key cannot end in the past.", { errors: [{ path: "body.expiresAt", message: "is in the past" }] });
    }
    if ((await countLiveApiKeys(tx)) >= mostLiveKeys) {
      throw new AppError("state_conflict", `A workspace has at most ${mostLiveKeys} live keys. Revoke one that nobody needs.`);
    }
    const expiresAt = endOf(actor, input.expiresAt);
    await insertApiKey(tx, {
      id,
      name: input.name,
      hint: apiKeyHint(key),
      tokenSha256: apiKeySha256(key),
      scopes: input.scopes,
      createdBy: memberIdOf(actor),
      expiresAt,
    });
    await append(tx, actor, { type: "api_key.created", subjectType: "api_key", subjectId: id, data: { scopes: [...input.scopes] } });
    return findApiKeyRow(tx, id);
  });
  if (!apiKey) throw notFound();
  return { apiKey, key };
}

/** What a key makes ends with it at the latest, so that an end cannot be put off by making another. */
function endOf(actor: MemberActor, wanted: Date | null): Date | null {
  const own = actor.kind === "api_key" ? actor.expiresAt : null;
  return own && (!wanted || wanted > own) ? own : wanted;
}

function newKey(): string {
  for (;;) {
    const key = formApiKey(randomBytes(64));
    if (key) return key;
  }
}
