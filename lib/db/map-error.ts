import "server-only";
/** The only place where database errors become errors that a caller can understand. */
import { AppError, isAppError } from "@/lib/platform/errors";

export function databaseErrorCode(error: unknown): string | null {
  for (let current = error, depth = 0; current && depth < 5; depth += 1) {
    const { code, originalCode, cause, meta } = current as {
      code?: unknown;
      originalCode?: unknown;
      cause?: unknown;
      meta?: { driverAdapterError?: unknown; code?: unknown };
    };
    for (const candidate of [originalCode, code, meta?.code])
      if (typeof candidate === "string" && /^[0-9A-Z]{5}$/.test(candidate) && !candidate.startsWith("P2")) return candidate;
    current = cause ?? meta?.driverAdapterError;
  }
  return null;
}

/**
 * serialization_failure and deadlock_detected: the transaction can simply run again. So it can when a migration of the next release has put
 * another function in the place of one that the statement had just looked up.
 */
export function isRetryable(error: unknown): boolean {
  const code = databaseErrorCode(error);
  if (code === "XX000") return /^cache lookup failed for (function|type) \d+$/.test((error as Error).message);
  return code === "40001" || code === "40P01" || (error as { code?: unknown }).code === "P2034";
}

export function mapDatabaseError(error: unknown): unknown {
  if (isAppError(error)) return error;
  const prismaCode = (error as { code?: unknown } | null)?.code;
  const code = databaseErrorCode(error);
  if (code === "23505" || prismaCode === "P2002")
    return new AppError("state_conflict", "Something with the same name or key exists already.", { cause: error });
  if (code === "23503" || prismaCode === "P2003")
    return new AppError("not_found", "There is nothing here under this address, or it is not yours.", { cause: error });
  if (code === "57014" || code === "55P03")
    return new AppError("unavailable", "The database took too long. Try again.", { cause: error, retryAfterSeconds: 2 });
  const socket = (error as { code?: unknown } | null)?.code;
  const lost =
    error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(error.message);
  if (lost || ["57P01", "57P02", "57P03", "53300", "08006", "08003"].includes(code ?? "") || socket === "ECONNREFUSED" || socket === "ECONNRESET")
    return new AppError(
      "unavailable",
      "The database cannot be reached right now. Whether the request was done is not certain: look, or send it again under the same id.",
      { cause: error, retryAfterSeconds: 2 },
    );
  return error;
}
