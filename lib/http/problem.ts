import "server-only";
/** AppError -> RFC 9457 problem details; anything unexpected -> `internal`, logged, nothing of it shown. */
import type { Problem } from "@/lib/contracts/problem";
import { type AppError, errorCatalogue, isAppError } from "@/lib/platform/errors";
import { publicUrl } from "@/lib/platform/env";
import { describeError, log } from "@/lib/platform/log";
import { AppError as Failure } from "@/lib/platform/errors";
import type { HttpRequest, Reply } from "./endpoint";

export function problemReply(error: unknown, request: HttpRequest, route: string): Reply {
  const known = isAppError(error) ? error : unexpected(error, request, route);
  const { status, title } = errorCatalogue[known.code];
  if (status >= 500 && isAppError(error))
    log.error("a request failed", { requestId: request.requestId, route, code: known.code, error: describeError(known.cause ?? known) });
  const body: Problem & Record<string, unknown> = {
    ...known.extra,
    type: `${publicUrl()}/errors/${known.code}`,
    title,
    status,
    detail: known.detail,
    instance: request.path,
    code: known.code,
    requestId: request.requestId,
    ...(known.errors ? { errors: known.errors } : {}),
  };
  return {
    kind: "json",
    status,
    body,
    headers: {
      "content-type": "application/problem+json",
      ...(known.retryAfterSeconds === undefined ? {} : { "retry-after": String(known.retryAfterSeconds) }),
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
  };
}

function unexpected(error: unknown, request: HttpRequest, route: string): AppError {
  log.error("a request failed unexpectedly", { requestId: request.requestId, route, error: describeError(error) });
  return new Failure("internal", "We have logged what happened. Nothing you sent is half done; try again, and tell the operator the request id if it stays.");
}
