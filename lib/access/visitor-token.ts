import "server-only";
/**
 * A visitor's token: `vt1.<workspace>.<visitor>.<channel>.<epoch>.<hmac>`. It is checked without the database; whether its epoch is still the
 * visitor's is checked by the statement that does the work, so revoking costs one row and acts at once.
 */
import type { ChannelId, VisitorId, WorkspaceId } from "@/lib/core/kernel/ids";
import { isUuid } from "@/lib/core/kernel/ids";
import { equalInConstantTime, hmac } from "@/lib/platform/crypto";
import { AppError } from "@/lib/platform/errors";
import type { VisitorActor } from "./actor";

export function issueVisitorToken(workspaceId: WorkspaceId, visitorId: VisitorId, channelId: ChannelId, tokenEpoch: number): string {
  const body = `vt1.${workspaceId}.${visitorId}.${channelId}.${tokenEpoch}`;
  return `${body}.${hmac("visitor-token", body)}`;
}

/** The visitor behind a token, or null when it was not issued here. */
export function readVisitorToken(token: string): VisitorActor | null {
  const cut = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(0, cut));
  const [version, workspaceId, visitorId, channelId, epoch] = body.split(".");
  if (version !== "vt1" || !equalInConstantTime(hmac("visitor-token", body), token.slice(cut + 1))) return null;
  if (!workspaceId || !visitorId || !channelId || ![workspaceId, visitorId, channelId].every(isUuid)) return null;
  return {
    kind: "visitor",
    workspaceId: workspaceId as WorkspaceId,
    id: visitorId as VisitorId,
    channelId: channelId as ChannelId,
    tokenEpoch: Number(epoch),
    scopes: [],
  };
}

/** The visitor of an `Authorization: Bearer` header; throws visitor_token_invalid. */
export function requireVisitor(authorization: string | null): VisitorActor {
  const token = authorization?.startsWith("Bearer ") ? authorization.slice(7) : "";
  const actor = token.length <= 512 ? readVisitorToken(token) : null;
  if (!actor) throw invalidVisitorToken();
  return actor;
}

export function invalidVisitorToken(): AppError {
  return new AppError("visitor_token_invalid", "Start a new session; what was typed can be sent again.");
}
