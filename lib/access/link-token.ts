import "server-only";
/**
 * Tokens of single-use links. A token is made from its row's id under the installation's secret, so that a job needs only the id to write the
 * link into a mail; the row holds the token's hash.
 */
import { isUuid, type WorkspaceId } from "@/lib/core/kernel/ids";
import { equalInConstantTime, hmac, sha256Hex } from "@/lib/platform/crypto";

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

/** Of a mail with what a visitor has not seen: names its workspace and itself, so that it is found without a table across tenants. */
export function conversationMailToken(workspaceId: WorkspaceId, mailId: string): string {
  const body = `cm1.${workspaceId}.${mailId}`;
  return `${body}.${hmac("conversation-mail", body)}`;
}

/** Null for what was not issued here. */
export function readConversationMailToken(token: string): { workspaceId: WorkspaceId; mailId: string } | null {
  const [version, workspaceId = "", mailId = "", signature = ""] = token.split(".");
  const good = version === "cm1" && isUuid(workspaceId) && isUuid(mailId);
  if (!good || !equalInConstantTime(hmac("conversation-mail", `cm1.${workspaceId}.${mailId}`), signature)) return null;
  return { workspaceId: workspaceId as WorkspaceId, mailId };
}
