import "server-only";
/** Passwords: argon2id with the parameters that OWASP's Password Storage Cheat Sheet names (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from "@node-rs/argon2";

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of no password: what a guess is compared with when the address is unknown, so that both take the same time. */
const decoy = "$argon2id$v=19$m=19456,t=2,p=1$aGFuZHJhaWwtZGVjb3ktMQ$ROyWTmTLzcFXQLcjHyUSLd6Tf+46JJFKRSKWjdPMLu0";

/** A PHC string with a random salt. Both functions take passwords in NFKC, so that keyboards do not matter. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

/** Null (no such account, or one without a password) costs the same work and is always wrong. */
export async function isPasswordRight(password: string, stored: string | null): Promise<boolean> {
  const right = await verify(stored ?? decoy, password.normalize("NFKC"));
  return stored !== null && right;
}
