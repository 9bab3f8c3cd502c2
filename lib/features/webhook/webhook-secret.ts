import "server-only";
/** Secrets of webhooks at rest: sealed for their webhook, so that a sealed one moved to another row opens nothing. */
import type { WebhookId } from "@/lib/core/kernel/ids";
import type { WebhookRow } from "@/lib/db/webhook";
import { decryptSecret, encryptSecret } from "@/lib/platform/crypto";

export function sealWebhookSecret(id: WebhookId, secret: string): string {
  return encryptSecret("webhook-secret", `${id} ${secret}`);
}

/** What a request is signed with at that time: the present secret and, until its time is over, the one before. */
export function signingSecrets(webhook: Pick<WebhookRow, "id" | "secretCiphertext" | "previousSecretCiphertext" | "previousSecretUntil">, now: Date): string[] {
  const { secretCiphertext, previousSecretCiphertext, previousSecretUntil } = webhook;
  const previous = previousSecretCiphertext !== null && previousSecretUntil !== null && previousSecretUntil > now ? [previousSecretCiphertext] : [];
  return [secretCiphertext, ...previous].map((sealed) => open(webhook.id, sealed));
}

function open(id: WebhookId, sealed: string): string {
  const [owner, secret] = decryptSecret("webhook-secret", sealed).split(" ");
  if (owner !== id || secret === undefined) throw new Error("a webhook's secret was sealed for another webhook");
  return secret;
}
