import "server-only";
/**
 * Signatures of Standard Webhooks (https://www.standardwebhooks.com), symmetric, version 1: HMAC-SHA256 over `id.timestamp.body` under the
 * bytes that the secret's base64 stands for.
 */
import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";
const secretBytes = 32;

/** `whsec_` and 256 random bits in base64. */
export function makeWebhookSecret(): string {
  return `${prefix}${randomBytes(secretBytes).toString("base64")}`;
}

export type SignedMessage = { id: string; timestamp: Date; body: string };

/** The three headers. While a secret is being replaced there are two, and a signature with each, separated by a space. */
export function signWebhook(message: SignedMessage, secrets: readonly string[]): Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string> {
  const seconds = String(Math.floor(message.timestamp.getTime() / 1000));
  const signed = `${message.id}.${seconds}.${message.body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(signed, "utf8").digest("base64")}`;
  });
  return { "webhook-id": message.id, "webhook-timestamp": seconds, "webhook-signature": signatures.join(" ") };
}
