/** Hands what a page has loaded to the client components below it, under the keys by which they ask: one query client per request. */
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { makeQueryClient } from "./query-client";

export function Hydrated({ data, children }: { data: readonly (readonly [QueryKey, unknown])[]; children: ReactNode }) {
  const queryClient = makeQueryClient();
  for (const [key, value] of data) queryClient.setQueryData(key, value);
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
