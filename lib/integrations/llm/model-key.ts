import "server-only";
/** Keys of tenants' model endpoints, sealed for this purpose and no other. */
import { decryptSecret, encryptSecret } from "@/lib/platform/crypto";

const purpose = "bot-model-key";

export function sealModelKey(apiKey: string): string {
  return encryptSecret(purpose, apiKey);
}

/** Throws when it was sealed under another secret. */
export function openModelKey(ciphertext: string | null): string | null {
  return ciphertext === null ? null : decryptSecret(purpose, ciphertext);
}

/** A key goes only to the place that it was given for: whether two addresses are one place. */
export function isSamePlace(left: string | null, right: string | null): boolean {
  return originOf(left) === originOf(right);
}

function originOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).origin : null;
}
