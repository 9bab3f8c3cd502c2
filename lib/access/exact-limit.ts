import "server-only";
/**
 * Limits that hold exactly over all processes: sign-in, sign-up, invitations, resets. Counted in Postgres, each attempt before its work.
 * A bucket's name carries a keyed hash of what it counts, never an address.
 */
import { countRate } from "@/lib/db/account";
import { now } from "@/lib/platform/clock";
import { hmac } from "@/lib/platform/crypto";
import { AppError } from "@/lib/platform/errors";

/** Attempts in a window of minutes, windows starting at multiples of their length. */
export type ExactLimit = { name: string; attempts: number; windowMinutes: number };

/** Takes one attempt of `who` (an address, an account); throws rate_limited with the seconds until the window ends. */
export async function takeAttempt(limit: ExactLimit, who: string): Promise<void> {
  const windowMs = limit.windowMinutes * 60_000;
  const at = now().getTime();
  const start = at - (at % windowMs);
  const count = await countRate(`${limit.name}:${hmac("rate-bucket", who)}`, new Date(start));
  if (count <= limit.attempts) return;
  throw new AppError("rate_limited", "Too many attempts. Wait until the time in Retry-After has passed.", {
    retryAfterSeconds: Math.ceil((start + windowMs - at) / 1000),
  });
}
