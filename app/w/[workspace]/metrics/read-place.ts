import "server-only";
/** What an address of the metrics asks for: the place as the links write it, and the zone that the browser has told. */
import { cookies } from "next/headers";
import { metricsQueryOf, readMetricsPlace, type MetricsPlace } from "@/components/metrics/metrics-address";
import { zoneCookie } from "@/components/metrics/zone-cookie";

export type Search = Record<string, string | string[] | undefined>;

export async function readPlace(search: Search): Promise<{ place: MetricsPlace; query: Record<string, string>; browserZone: string }> {
  const place = readMetricsPlace({ get: (name) => [search[name]].flat()[0] ?? null });
  const browserZone = decoded((await cookies()).get(zoneCookie)?.value ?? "");
  return { place, query: metricsQueryOf(place, browserZone || null), browserZone };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
