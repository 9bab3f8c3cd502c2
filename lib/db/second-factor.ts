import "server-only";
/** The second factor of an account: one sealed secret and the hashes of its recovery codes. Reached through SECURITY DEFINER functions alone. */
import type { AccountId } from "@/lib/core/kernel/ids";
import { type Tx, withoutTenant } from "./tx";

export type TotpRow = { secretCiphertext: string; createdAt: Date; confirmedAt: Date | null; lastStep: number };

export async function findTotp(accountId: AccountId): Promise<TotpRow | null> {
  const [row] = await withoutTenant<Omit<TotpRow, "lastStep"> & { lastStep: number | bigint }>(
    `SELECT secret_ciphertext AS "secretCiphertext", created_at AS "createdAt", confirmed_at AS "confirmedAt", last_step AS "lastStep" FROM totp_of($1)`,
    [accountId],
  );
  return row ? { ...row, lastStep: Number(row.lastStep) } : null;
}

/** Keeps a secret that waits for its first code. False when the account has a confirmed one. */
export async function beginTotp(tx: Tx, accountId: AccountId, secretCiphertext: string): Promise<boolean> {
  return isDone(tx.query(`SELECT totp_begin($1::uuid, $2, $3::timestamptz) AS done`, [accountId, secretCiphertext, tx.now]));
}

/** False when it is confirmed already or there is none. */
export async function confirmTotp(tx: Tx, accountId: AccountId, step: number): Promise<boolean> {
  return isDone(tx.query(`SELECT totp_confirm($1::uuid, $2::bigint, $3::timestamptz) AS done`, [accountId, step, tx.now]));
}

/** Uses a time step up. False when it, or a later one, was used: of several at once exactly one succeeds. */
export async function spendTotpStep(accountId: AccountId, step: number): Promise<boolean> {
  return isDone(withoutTenant(`SELECT totp_spend($1, $2) AS done`, [accountId, step]));
}

/** Takes the factor and its recovery codes away. False when there was no confirmed one. */
export async function removeTotp(tx: Tx, accountId: AccountId): Promise<boolean> {
  return isDone(tx.query(`SELECT totp_remove($1::uuid) AS done`, [accountId]));
}

/** The codes before are gone. */
export async function replaceRecoveryCodes(tx: Tx, accountId: AccountId, codes: readonly { id: string; hash: string }[]): Promise<void> {
  await tx.query(`SELECT recovery_codes_replace($1::uuid, $2::uuid[], $3::text[], $4::timestamptz)::text`, [
    accountId,
    codes.map(({ id }) => id),
    codes.map(({ hash }) => hash),
    tx.now,
  ]);
}

/** Uses a code up; of several at once exactly one succeeds. */
export async function spendRecoveryCode(accountId: AccountId, hash: string, now: Date): Promise<boolean> {
  return isDone(withoutTenant(`SELECT recovery_code_spend($1, $2, $3) AS done`, [accountId, hash, now]));
}

export async function countRecoveryCodes(accountId: AccountId): Promise<number> {
  const [row] = await withoutTenant<{ count: number }>(`SELECT recovery_codes_left($1) AS count`, [accountId]);
  return row?.count ?? 0;
}

async function isDone(answer: Promise<Record<string, unknown>[]>): Promise<boolean> {
  return (await answer)[0]?.done === true;
}
