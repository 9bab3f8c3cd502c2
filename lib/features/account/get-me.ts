import "server-only";
/** Who is signed in, and in which workspaces. */
import type { AccountActor } from "@/lib/access/actor";
import { listMemberships, type Membership } from "@/lib/db/lookup";
import { now } from "@/lib/platform/clock";
import { isMailConfigured } from "@/lib/platform/env";

export type MyAccount = { account: AccountActor; mailConfigured: boolean; memberships: Membership[] };

export async function getMe(actor: AccountActor): Promise<MyAccount> {
  return { account: actor, mailConfigured: isMailConfigured(), memberships: await listMemberships(actor.accountId, now()) };
}
