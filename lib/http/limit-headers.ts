import "server-only";
/**
 * What a caller may do in a minute and what is left of it, as structured fields (draft-ietf-httpapi-ratelimit-headers-10): a policy is a quota
 * `q` in a window of `w` seconds, its state is what remains, `r`, and the seconds `t` until it is whole again.
 */
import type { LimitState } from "@/lib/access/rate-limit";

/** Nothing when no limit was met: nobody has the address, or the method is not offered. */
export function limitHeaders(states: readonly LimitState[]): Record<string, string> {
  if (states.length === 0) return {};
  return {
    "ratelimit-policy": states.map(({ policy, quota }) => `"${policy}";q=${quota};w=60`).join(", "),
    ratelimit: states.map(({ policy, remaining, resetSeconds }) => `"${policy}";r=${remaining};t=${resetSeconds}`).join(", "),
  };
}
