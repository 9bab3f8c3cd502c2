import "server-only";
/** Addresses of files: signed, for a while, for whoever holds them. `ft1.<workspace>.<file>.<expires, seconds>.<hmac>`. */
import { type FileId, isUuid, type WorkspaceId } from "@/lib/core/kernel/ids";
import { equalInConstantTime, hmac } from "@/lib/platform/crypto";
import { AppError } from "@/lib/platform/errors";

/** Long enough for a click and a slow start of the download; what has begun goes on. */
export const fileAddressMs = 10 * 60_000;

export function issueFileToken(workspaceId: WorkspaceId, id: FileId, expiresAt: Date): string {
  const body = `ft1.${workspaceId}.${id}.${Math.floor(expiresAt.getTime() / 1000)}`;
  return `${body}.${hmac("file-token", body)}`;
}

/** Throws link_invalid for what was not issued here or has expired. */
export function readFileToken(token: string, now: Date): { workspaceId: WorkspaceId; fileId: FileId } {
  const cut = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(0, cut));
  const [version, workspaceId = "", fileId = "", expires] = body.split(".");
  const good = version === "ft1" && equalInConstantTime(hmac("file-token", body), token.slice(cut + 1)) && isUuid(workspaceId) && isUuid(fileId);
  if (!good || Number(expires) * 1000 <= now.getTime())
    throw new AppError("link_invalid", "The address of this file has expired. Open it again from the conversation.");
  return { workspaceId: workspaceId as WorkspaceId, fileId: fileId as FileId };
}
