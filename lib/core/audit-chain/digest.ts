/**
 * The one way in which this room hashes: SHA-256 over a domain line and a canonical JSON text. The domain keeps the hash of one
 * kind of record from ever being the hash of another. `node:crypto` is allowed here, alone in core: hashing and Ed25519 signing
 * of given bytes with a given key are deterministic and read nothing.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";

/** The closed list of domains of format 1. */
export const domains = {
  genesis: "handrail-audit-genesis/1",
  event: "handrail-audit-event/1",
  checkpoint: "handrail-audit-checkpoint/1",
  message: "handrail-audit-message/1",
  decision: "handrail-audit-decision/1",
  draft: "handrail-audit-draft/1",
  end: "handrail-audit-export-end/1",
} as const;

export type DigestDomain = keyof typeof domains;

/** `<domain>\n<canonical JSON>`, the text that is hashed or signed. */
export function domainText(domain: DigestDomain, value: unknown): string {
  return `${domains[domain]}\n${canonicalJson(value)}`;
}

/** Lower-case hex SHA-256 (64 characters) of the domain text. */
export function domainDigest(domain: DigestDomain, value: unknown): string {
  return createHash("sha256").update(domainText(domain, value), "utf8").digest("hex");
}

/** Lower-case hex SHA-256 of `salt || utf8(text)`: what stays of a text when text and salt are erased. */
export function textSha256(salt: Uint8Array, text: string): string {
  return createHash("sha256").update(salt).update(text, "utf8").digest("hex");
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True for an instant as the format writes it: ISO 8601, UTC, exactly three decimals. */
export function isInstant(value: string): boolean {
  return instantPattern.test(value) && !Number.isNaN(Date.parse(value));
}
