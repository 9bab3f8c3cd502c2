import "server-only";
/** Ten codes instead of the app, 50 random bits each, in letters and digits that are not mistaken for one another. */
import { randomBytes } from "node:crypto";
import { recoveryCodeHash } from "@/lib/access/second-factor";
import type { AccountId } from "@/lib/core/kernel/ids";
import { replaceRecoveryCodes } from "@/lib/db/second-factor";
import type { Tx } from "@/lib/db/tx";
import { newId } from "@/lib/platform/ids";

const count = 10;
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** Replaces the codes before. They are answered once, as `xxxxx-xxxxx`; only their hashes stay. */
export async function newRecoveryCodes(tx: Tx, accountId: AccountId): Promise<string[]> {
  const codes = Array.from({ length: count }, () => [...randomBytes(10)].map((byte) => alphabet[byte % 32]).join(""));
  await replaceRecoveryCodes(
    tx,
    accountId,
    codes.map((code) => ({ id: newId(), hash: recoveryCodeHash(accountId, code) })),
  );
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}
