import "server-only";
/** What the operator allows a workspace and a visitor, and the two refusals that say so. */
import { dayEnd } from "@/lib/core/usage/count-usage";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";

/** Null: no limit. Per day where the name says so, else what is held at a time. */
export type Limits = {
  requestsPerMinute: number | null;
  visitorRequestsPerMinute: number | null;
  messagesPerDay: number | null;
  conversationsPerVisitorPerDay: number | null;
  articles: number | null;
  members: number | null;
  fileBytes: number | null;
};

export type LimitName = keyof Limits;

export function limits(): Limits {
  const given = env();
  const orNone = (value: number) => (value === 0 ? null : value);
  const files = orNone(given.LIMIT_WORKSPACE_FILES_MB);
  return {
    requestsPerMinute: orNone(given.LIMIT_WORKSPACE_REQUESTS_PER_MINUTE),
    visitorRequestsPerMinute: orNone(given.LIMIT_WORKSPACE_VISITOR_REQUESTS_PER_MINUTE),
    messagesPerDay: orNone(given.LIMIT_WORKSPACE_MESSAGES_PER_DAY),
    conversationsPerVisitorPerDay: orNone(given.LIMIT_VISITOR_CONVERSATIONS_PER_DAY),
    articles: orNone(given.LIMIT_WORKSPACE_ARTICLES),
    members: orNone(given.LIMIT_WORKSPACE_MEMBERS),
    fileBytes: files === null ? null : files * 1_000_000,
  };
}

/** A day's allowance is used up. `detail` says of what, in a sentence. */
export function limitReached(name: LimitName, value: number, detail: string, at: Date): AppError {
  const resetsAt = dayEnd(at.getTime());
  return new AppError("limit_reached", `${detail} It is whole again at midnight UTC.`, {
    extra: { limit: { name, value, resetsAt: new Date(resetsAt).toISOString() } },
    retryAfterSeconds: Math.max(1, Math.ceil((resetsAt - at.getTime()) / 1000)),
  });
}

/** There is no room for one more of what is held. */
export function limitFull(name: LimitName, value: number, detail: string): AppError {
  return new AppError("limit_full", detail, { extra: { limit: { name, value, resetsAt: null } } });
}
