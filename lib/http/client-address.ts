import "server-only";
/** The address of whoever asks, for limits. A client can write anything into x-forwarded-for; only what our own proxies added counts. */
import { env } from "@/lib/platform/env";

/** `forwarded`: the header as it came. `socketAddress`: the peer that we are connected with. */
export function clientAddress(forwarded: string | null, socketAddress: string): string {
  const hops = env().HANDRAIL_TRUST_PROXY;
  if (hops === 0 || forwarded === null) return socketAddress;
  const chain = forwarded
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  return chain.at(-hops) ?? socketAddress;
}
