import "server-only";
/**
 * Tokens of single-use links. A token is made from its row's id under the installation's secret, so that a job needs only the id to write the
 * link into a mail; the row holds the token's hash.
 */
import { hmac, sha256Hex } from "@/lib/platform/crypto";

/** Of a verification or a reset. */
export function accountLinkToken(tokenId: string): string {
  return hmac("account-token", tokenId);
}

/** A link that was mailed proves the address it went to; one that was shown to the inviting member does not. */
export type InvitationWay = "mailed" | "shown";

export function invitationLinkToken(invitationId: string, way: InvitationWay): string {
  return hmac(`invitation-token.${way}`, invitationId);
}

export function linkTokenHash(token: string): string {
  return sha256Hex(`link:${token}`);
}
