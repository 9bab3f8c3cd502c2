/** A bot's policy and its versions. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { PolicyVersionPage, SetPolicyRequest, WirePolicy } from "@/lib/contracts/api/policy";
import type { PolicyReplay, WhatIfRequest } from "@/lib/contracts/api/what-if";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

export function policyOptions(api: Api, slug: string, botId: string) {
  return queryOptions({
    queryKey: queryKeys.policy(slug, botId),
    queryFn: ({ signal }) => api.get<WirePolicy>(`/api/v1/bots/${botId}/policy`, { signal }),
  });
}

export function policyVersionsOptions(api: Api, slug: string, botId: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.policyVersions(slug, botId),
    queryFn: ({ pageParam, signal }) =>
      api.get<PolicyVersionPage>(`/api/v1/bots/${botId}/policy/versions`, { query: { before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
  });
}

/** `asked`: the request without the time zone, as JSON. What was just looked at is not asked again. */
export function whatIfOptions(api: Api, slug: string, botId: string, asked: string) {
  return queryOptions({
    queryKey: queryKeys.policyWhatIf(slug, botId, asked),
    queryFn: ({ signal }) => {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const request: WhatIfRequest = { ...(JSON.parse(asked) as WhatIfRequest), timeZone };
      return api.post<PolicyReplay>(`/api/v1/bots/${botId}/policy/what-if`, request, { signal });
    },
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });
}

export function setPolicy(api: Api, botId: string, fields: SetPolicyRequest): Promise<WirePolicy> {
  return api.put(`/api/v1/bots/${botId}/policy`, fields);
}

export function restorePolicy(api: Api, botId: string, fields: { version: number; from: number; note: string }): Promise<WirePolicy> {
  return api.post(`/api/v1/bots/${botId}/policy/restore`, fields);
}
