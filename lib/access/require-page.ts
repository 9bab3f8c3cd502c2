import "server-only";
/** The same authority for server components: pages that need a person send others to sign in, and foreign workspaces look missing. */
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Scope } from "@/lib/core/rbac/scopes";
import { isAppError } from "@/lib/platform/errors";
import type { AccountActor, PersonActor } from "./actor";
import { requireScope } from "./actor";
import { requireAccount, requireMember } from "./session";

/**
 * The member whose page this is. Redirects to sign-in (and back afterwards) without a session; shows the page for missing things when the
 * workspace is missing or foreign. Throws `forbidden` when the role lacks the scope: the error page says so.
 */
export async function requirePage(params: Promise<{ workspace: string }>, scope: Scope): Promise<PersonActor> {
  const { workspace } = await params;
  const given = await headers();
  try {
    const actor = await requireMember(given.get("cookie"), workspace);
    requireScope(actor, scope);
    return actor;
  } catch (error) {
    return leave(error, `/w/${workspace}`);
  }
}

/** A signed-in person outside any workspace; `path` is where sign-in leads back to. */
export async function requireAccountPage(path: string): Promise<AccountActor> {
  const given = await headers();
  try {
    return await requireAccount(given.get("cookie"));
  } catch (error) {
    return leave(error, path);
  }
}

function leave(error: unknown, path: string): never {
  if (isAppError(error) && error.code === "unauthenticated") redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (isAppError(error) && error.code === "not_found") notFound();
  if (isAppError(error) && error.code === "second_factor_required") redirect(`/account?need=second-factor&next=${encodeURIComponent(path)}`);
  throw error;
}
