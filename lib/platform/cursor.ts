import "server-only";
/** Keyset cursors: opaque to callers, and signed, so that a cursor is only ever one that we gave out for the same list. */
import { equalInConstantTime, hmac } from "./crypto";
import { AppError } from "./errors";

export type CursorParts = readonly (string | number | null)[];

/** `list` names the list and its filters: a cursor of another list is refused. */
export function sealCursor(list: string, parts: CursorParts): string {
  const body = Buffer.from(JSON.stringify(parts)).toString("base64url");
  return `${body}.${hmac("cursor", `${list}\n${body}`).slice(0, 22)}`;
}

/** Throws bad_request for a cursor that was not made by `sealCursor` for this list. */
export function openCursor(list: string, cursor: string): CursorParts {
  const [body = "", signature = ""] = cursor.split(".");
  if (!equalInConstantTime(hmac("cursor", `${list}\n${body}`).slice(0, 22), signature))
    throw new AppError("bad_request", "The cursor does not belong to this list. Start at its first page.");
  return JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as CursorParts;
}
