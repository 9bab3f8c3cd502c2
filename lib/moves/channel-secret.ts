import "server-only";
/** The secret that identity tokens are signed with: `hrs_` and 256 random bits. Sealed at rest, shown once. */
import { encryptSecret, randomToken } from "@/lib/platform/crypto";

export const channelSecretPurpose = "channel";

export function makeChannelSecret(): { secret: string; sealed: string; hint: string } {
  const secret = `hrs_${randomToken()}`;
  return { secret, sealed: encryptSecret(channelSecretPurpose, secret), hint: secret.slice(-4) };
}
