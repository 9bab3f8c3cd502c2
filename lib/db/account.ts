import "server-only";
/**
 * Accounts, sessions and single-use links. These tables belong to no workspace and the application has no rights on them: everything goes
 * through the SECURITY DEFINER functions named here.
 */
import type { AccountId, SessionId, WorkspaceId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant, withWorkspaceSql } from "./tx";

export type Account = { id: AccountId; email: string; name: string; emailVerified: boolean; isOperator: boolean };
export type LinkPurpose = "verify_email" | "reset_password";

/** The tenant of a transaction that belongs to none: no workspace has the nil uuid, so row-level security shows it nothing. */
const noWorkspace = { workspaceId: "00000000-0000-0000-0000-000000000000" as WorkspaceId };

/** A transaction outside any workspace, for account work that must be whole. */
export function withAccounts<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  return withWorkspaceSql(noWorkspace, run);
}

type Row = { id: AccountId; email: string; name: string; email_verified_at: Date | null; is_operator: boolean };

function toAccount(row: Row): Account {
  return { id: row.id, email: row.email, name: row.name, emailVerified: row.email_verified_at !== null, isOperator: row.is_operator };
}

export async function findAccount(id: AccountId): Promise<Account | null> {
  const [row] = await withoutTenant<Row>(`SELECT * FROM account_by_id($1)`, [id]);
  return row ? toAccount(row) : null;
}

export async function findAccountByEmail(email: string): Promise<(Account & { passwordHash: string | null }) | null> {
  const [row] = await withoutTenant<Row & { password_hash: string | null }>(`SELECT * FROM account_by_email($1)`, [email]);
  return row ? { ...toAccount(row), passwordHash: row.password_hash } : null;
}

/** The same within a transaction, without what the password is. */
export async function findAccountIn(tx: Tx, email: string): Promise<Account | null> {
  const [row] = await tx.query<Row>(`SELECT id, email, name, email_verified_at, is_operator FROM account_by_email($1)`, [email]);
  return row ? toAccount(row) : null;
}

export async function countAccounts(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number | bigint }>(`SELECT account_count() AS count`);
  return Number(row?.count ?? 0);
}

/** Until the end of the transaction nobody else can be the installation's first account. */
export async function lockFirstAccount(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('handrail.first-account'))::text`);
}

/** Null when the address has an account. */
export async function createAccount(
  tx: Tx,
  account: { id: AccountId; email: string; name: string; /** Null: signs in by an identity alone. */ passwordHash: string | null; verified: boolean },
): Promise<AccountId | null> {
  const [row] = await tx.query<{ id: AccountId | null }>(`SELECT account_create($1::uuid, $2, $3, $4, $5::timestamptz, $6::timestamptz) AS id`, [
    account.id,
    account.email,
    account.name,
    account.passwordHash,
    account.verified ? tx.now : null,
    tx.now,
  ]);
  return row?.id ?? null;
}

/** Stores the hash of a link's token; earlier unused links of the same purpose end. */
export async function createAccountToken(
  tx: Tx,
  token: { id: string; accountId: AccountId; purpose: LinkPurpose; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await tx.query(`SELECT account_token_create($1::uuid, $2::uuid, $3, $4, $5::timestamptz, $6::timestamptz)::text`, [
    token.id,
    token.accountId,
    token.purpose,
    token.tokenHash,
    tx.now,
    token.expiresAt,
  ]);
}

/** Uses a link up; null when it is unknown, used or expired. Of several at once exactly one gets the account. */
export async function spendAccountToken(tx: Tx, purpose: LinkPurpose, tokenHash: string): Promise<AccountId | null> {
  const [row] = await tx.query<{ id: AccountId | null }>(`SELECT account_token_use($1, $2, $3::timestamptz) AS id`, [purpose, tokenHash, tx.now]);
  return row?.id ?? null;
}

export async function verifyAccountEmail(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.query(`SELECT account_verify_email($1::uuid, $2::timestamptz)::text`, [accountId, tx.now]);
}

/** Null for an account without a password, and for no account. */
export async function findPasswordHash(accountId: AccountId): Promise<string | null> {
  const [row] = await withoutTenant<{ hash: string | null }>(`SELECT account_password_hash($1) AS hash`, [accountId]);
  return row?.hash ?? null;
}

export async function renameAccount(tx: Tx, accountId: AccountId, name: string): Promise<void> {
  await tx.query(`SELECT account_rename($1::uuid, $2)::text`, [accountId, name]);
}

/** A link that will set another address; an earlier one that was not used ends. */
export async function createEmailToken(
  tx: Tx,
  token: { id: string; accountId: AccountId; tokenHash: string; newEmail: string; expiresAt: Date },
): Promise<void> {
  await tx.query(`SELECT account_email_token_create($1::uuid, $2::uuid, $3, $4, $5::timestamptz, $6::timestamptz)::text`, [
    token.id,
    token.accountId,
    token.tokenHash,
    token.newEmail,
    tx.now,
    token.expiresAt,
  ]);
}

/** The address that a link will set, while it works. */
export async function findTokenEmail(tokenId: string, now: Date): Promise<string | null> {
  const [row] = await withoutTenant<{ email: string | null }>(`SELECT account_token_email($1, $2) AS email`, [tokenId, now]);
  return row?.email ?? null;
}

/** Uses the link up and changes the address; null when the link is over or another account has the address by now. */
export async function changeAccountEmail(tx: Tx, tokenHash: string): Promise<{ accountId: AccountId; newEmail: string } | null> {
  const [row] = await tx.query<{ accountId: AccountId; newEmail: string }>(
    `SELECT account_id AS "accountId", new_email AS "newEmail" FROM account_email_change($1, $2::timestamptz)`,
    [tokenHash, tx.now],
  );
  return row ?? null;
}

/** Sets the password and ends every session but the one that chose it: the ids of the ended ones. */
export async function changeAccountPassword(tx: Tx, accountId: AccountId, passwordHash: string, keep: SessionId): Promise<SessionId[]> {
  const rows = await tx.query<{ id: SessionId }>(`SELECT account_change_password($1::uuid, $2, $3::uuid, $4::timestamptz) AS id`, [
    accountId,
    passwordHash,
    keep,
    tx.now,
  ]);
  return rows.map((row) => row.id);
}

/** Sets the password and ends every session of the account. */
export async function setAccountPassword(tx: Tx, accountId: AccountId, passwordHash: string): Promise<SessionId[]> {
  return (await tx.query<{ id: SessionId }>(`SELECT account_set_password($1::uuid, $2, $3::timestamptz) AS id`, [accountId, passwordHash, tx.now])).map(
    (row) => row.id,
  );
}

/** Counts one more in the bucket's window; the count after it. */
export async function countRate(bucket: string, windowStart: Date): Promise<number> {
  const [row] = await withoutTenant<{ count: number }>(`SELECT rate_count($1, $2) AS count`, [bucket, windowStart]);
  return row?.count ?? 0;
}
