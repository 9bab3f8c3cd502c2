import "server-only";
/**
 * Structured logs: an allow-list of ids, codes, counts and durations. Text, addresses, names and query strings have no field here;
 * redaction is only the second net.
 */
import pino from "pino";
import { env } from "./env";
import { singleton } from "./singleton";

export type LogFields = {
  requestId?: string;
  workspaceId?: string;
  conversationId?: string;
  turnId?: string;
  subjectId?: string;
  actorKind?: string;
  route?: string;
  method?: string;
  status?: number;
  code?: string;
  count?: number;
  durationMs?: number;
  job?: string;
  process?: string;
  port?: number;
  /** The class and stack of an unexpected error; its message only when it is our own. */
  error?: string;
};

function logger() {
  return singleton("log", () =>
    pino({ level: env().LOG_LEVEL, base: { pid: process.pid }, redact: ["text", "email", "name", "authorization", "cookie", "password", "token"] }),
  );
}

export const log = {
  debug: (message: string, fields: LogFields = {}) => logger().debug(fields, message),
  info: (message: string, fields: LogFields = {}) => logger().info(fields, message),
  warn: (message: string, fields: LogFields = {}) => logger().warn(fields, message),
  error: (message: string, fields: LogFields = {}) => logger().error(fields, message),
};

/** What of an unexpected error may be logged: where it was thrown, never what was in it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  const place = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(" | ");
  return `${error.name}${typeof code === "string" ? ` ${code}` : ""} ${place}`;
}
