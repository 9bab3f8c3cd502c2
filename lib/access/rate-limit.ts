import "server-only";
/** Token buckets in this process; the limit is shared out over the live web processes that the heartbeat counts. */
import { AppError } from "@/lib/platform/errors";
import { now } from "@/lib/platform/clock";
import { singleton } from "@/lib/platform/singleton";

type Bucket = { tokens: number; at: number };
type Limiter = { buckets: Map<string, Bucket>; processes: number };

/** A bucket after a request, for the headers that say it: what is left of the quota of a minute, and in how many seconds it is whole again. */
export type LimitState = { policy: string; quota: number; remaining: number; resetSeconds: number };

const mostBuckets = 100_000;

function limiter(): Limiter {
  return singleton("rate-limiter", () => ({ buckets: new Map(), processes: 1 }));
}

/** Told by the heartbeat: how many web processes share the load. */
export function setProcessCount(count: number): void {
  limiter().processes = Math.max(1, count);
}

/**
 * Takes one of `perMinute` tokens of a principal. `tell` hears how the bucket stands, also when it is empty: then rate_limited is thrown, with
 * the seconds until the next token.
 */
export function takeToken(principal: string, perMinute: number, policy = "request", tell: (state: LimitState) => void = () => undefined): void {
  const { buckets, processes } = limiter();
  const capacity = Math.max(1, perMinute / processes);
  const perMs = capacity / 60_000;
  const at = now().getTime();
  const bucket = buckets.get(principal) ?? { tokens: capacity, at };
  bucket.tokens = Math.min(capacity, bucket.tokens + Math.max(0, at - bucket.at) * perMs);
  bucket.at = at;
  const refused = bucket.tokens < 1;
  if (!refused) {
    bucket.tokens -= 1;
    buckets.delete(principal);
    buckets.set(principal, bucket);
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value as string);
  }
  tell({
    policy,
    quota: perMinute,
    remaining: refused ? 0 : Math.min(perMinute, Math.floor(bucket.tokens * processes)),
    resetSeconds: Math.ceil((capacity - bucket.tokens) / perMs / 1000),
  });
  if (refused) {
    throw new AppError("rate_limited", "Too many requests in a minute. Wait a moment and go on.", {
      retryAfterSeconds: Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000)),
    });
  }
}
