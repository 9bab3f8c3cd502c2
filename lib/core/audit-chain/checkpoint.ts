/**
 * Checkpoints: a signed statement that a workspace's chain had this hash at this seq. Without the private key nobody can
 * recompute a chain from a changed event onward and have it pass. Each names the seq of the checkpoint before it, so a removed one is missed.
 */
import { createHash, createPublicKey, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { domainText } from "./digest";

export type Checkpoint = {
  readonly workspaceId: string;
  /** The last sealed event that it covers; more than `prevSeq`. */
  readonly seq: number;
  /** The hash of that event's seal. */
  readonly hash: string;
  /** Seq of the workspace's checkpoint before this one, 0 for the first. */
  readonly prevSeq: number;
  /** ISO 8601 with milliseconds and Z. */
  readonly signedAt: string;
  readonly keyId: string;
  /** Ed25519, base64url without padding. */
  readonly signature: string;
};

/** The 32 raw bytes of an Ed25519 public key, from either half of the pair. Throws for another kind of key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { kty, crv, x } = (key.type === "private" ? createPublicKey(key) : key).export({ format: "jwk" });
  if (kty !== "OKP" || crv !== "Ed25519" || x === undefined) throw new TypeError("checkpoint: the key is not Ed25519");
  return Buffer.from(x, "base64url");
}

/** The first 16 hex characters of the SHA-256 of the raw public key. */
export function keyIdOf(publicKeyRaw: Uint8Array): string {
  return createHash("sha256").update(publicKeyRaw).digest("hex").slice(0, 16);
}

/** A key object from 32 raw bytes; throws when they are not 32. */
export function publicKeyFromRaw(publicKeyRaw: Uint8Array): KeyObject {
  if (publicKeyRaw.length !== 32) throw new TypeError("checkpoint: an Ed25519 public key has 32 bytes");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKeyRaw).toString("base64url") }, format: "jwk" });
}

/** Signs a domain text with Ed25519; base64url without padding. */
export function signText(text: string, privateKey: KeyObject): string {
  return sign(null, Buffer.from(text, "utf8"), privateKey).toString("base64url");
}

/** Signs the chain's state. The key id is that of the private key given. */
export function signCheckpoint(claim: Omit<Checkpoint, "keyId" | "signature">, privateKey: KeyObject): Checkpoint {
  const { workspaceId, seq, hash, prevSeq, signedAt } = claim;
  const signed = { workspaceId, seq, hash, prevSeq, signedAt, keyId: keyIdOf(rawPublicKey(privateKey)) };
  return { ...signed, signature: signText(domainText("checkpoint", signed), privateKey) };
}

/** True when the signature is that of `publicKey` over exactly this checkpoint and the key id is that key's. Never throws for a wrong signature. */
export function verifyCheckpoint(checkpoint: Checkpoint, publicKey: KeyObject): boolean {
  const { workspaceId, seq, hash, prevSeq, signedAt, keyId, signature } = checkpoint;
  if (keyIdOf(rawPublicKey(publicKey)) !== keyId) return false;
  const signatureBytes = Buffer.from(signature, "base64url");
  if (signatureBytes.length !== 64 || signatureBytes.toString("base64url") !== signature) return false;
  const text = domainText("checkpoint", { workspaceId, seq, hash, prevSeq, signedAt, keyId });
  return verify(null, Buffer.from(text, "utf8"), publicKey, signatureBytes);
}
