import "server-only";
/** Secrets and hashes: keys derived from HANDRAIL_SECRET by purpose, sealed secrets at rest, random tokens, salted text hashes. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";
import { singleton } from "./singleton";

/** A 32-byte key for one purpose. Changing HANDRAIL_SECRET changes them all. */
export function derivedKey(purpose: string): Buffer {
  return singleton(`key.${purpose}`, () => Buffer.from(hkdfSync("sha256", env().HANDRAIL_SECRET, "handrail", purpose, 32)));
}

/** A random token for a link or a key: 256 bits, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

export function sha256Hex(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}

export function hmac(purpose: string, value: string): string {
  return createHmac("sha256", derivedKey(purpose)).update(value).digest("base64url");
}

export function equalInConstantTime(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Text with a salt of its own: the hash stays in the log when text and salt are erased, and then says nothing about the text. */
export function saltedText(text: string): { salt: Buffer; sha256: string } {
  const salt = randomBytes(16);
  return { salt, sha256: createHash("sha256").update(salt).update(text, "utf8").digest("hex") };
}

/** The same for a file's bytes. */
export function saltedBytes(bytes: Uint8Array): { salt: Buffer; sha256: string } {
  const salt = randomBytes(16);
  return { salt, sha256: createHash("sha256").update(salt).update(bytes).digest("hex") };
}

/** AES-256-GCM under a key derived for the purpose: `v1.<nonce>.<tag>.<ciphertext>`, base64url. */
export function encryptSecret(purpose: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", derivedKey(`encrypt.${purpose}`), nonce);
  const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return ["v1", nonce.toString("base64url"), cipher.getAuthTag().toString("base64url"), ciphertext.toString("base64url")].join(".");
}

/** Throws when the text was made under another secret or purpose. */
export function decryptSecret(purpose: string, sealed: string): string {
  const [version, nonce, tag, ciphertext] = sealed.split(".");
  if (version !== "v1" || !nonce || !tag || ciphertext === undefined) throw new Error("not a sealed secret");
  const decipher = createDecipheriv("aes-256-gcm", derivedKey(`encrypt.${purpose}`), Buffer.from(nonce, "base64url"));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([decipher.update(Buffer.from(ciphertext, "base64url")), decipher.final()]).toString("utf8");
}

/** The installation's Ed25519 key for audit checkpoints, derived from HANDRAIL_SECRET (RFC 8032 seed in a PKCS #8 wrapper, RFC 8410). */
export function auditSigningKey(): { privateKey: KeyObject; publicKeyRaw: Buffer; keyId: string } {
  return singleton("audit-signing-key", () => {
    const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), derivedKey("audit-signing")]);
    const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    const publicKeyRaw = createPublicKey(privateKey).export({ format: "der", type: "spki" }).subarray(-32);
    return { privateKey, publicKeyRaw, keyId: sha256Hex(publicKeyRaw).slice(0, 16) };
  });
}
