import "server-only";
/** Identities of a sign-on issuer, and what an address must have before one is linked to it. Reached through SECURITY DEFINER functions alone. */
import type { AccountId, SessionId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type IdentityRow = { id: string; issuer: string; createdAt: Date; lastUsedAt: Date };

/** The account that the identity signs in, or null. */
export async function findAccountOfIdentity(tx: Tx, issuer: string, subject: string): Promise<AccountId | null> {
  const [row] = await tx.query<{ id: AccountId | null }>(`SELECT identity_use($1, $2, $3::timestamptz) AS id`, [issuer, subject, tx.now]);
  return row?.id ?? null;
}

/** False when the identity belongs to an account by now. */
export async function createIdentity(tx: Tx, identity: { id: string; accountId: AccountId; issuer: string; subject: string }): Promise<boolean> {
  const [row] = await tx.query<{ done: boolean }>(`SELECT identity_create($1::uuid, $2::uuid, $3, $4, $5::timestamptz) AS done`, [
    identity.id,
    identity.accountId,
    identity.issuer,
    identity.subject,
    tx.now,
  ]);
  return row?.done === true;
}

export async function listIdentities(accountId: AccountId): Promise<IdentityRow[]> {
  return withoutTenant<IdentityRow>(`SELECT id, issuer, created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM identities_of($1)`, [accountId]);
}

/** Confirms the address and removes password, sessions, links and second factor, which somebody else may have made: the ended sessions. */
export async function takeAccountOver(tx: Tx, accountId: AccountId): Promise<SessionId[]> {
  return (await tx.query<{ id: SessionId }>(`SELECT account_take_over($1::uuid, $2::timestamptz) AS id`, [accountId, tx.now])).map((row) => row.id);
}

/** Whether the address has an invitation that can be accepted, and whether it has accepted one. */
export async function findInvitationsOf(tx: Tx, email: string): Promise<{ isOpen: boolean; wasAccepted: boolean }> {
  const [row] = await tx.query<{ isOpen: boolean; wasAccepted: boolean }>(
    `SELECT is_open AS "isOpen", was_accepted AS "wasAccepted" FROM invitations_of_email($1, $2::timestamptz)`,
    [email, tx.now],
  );
  return row ?? { isOpen: false, wasAccepted: false };
}
