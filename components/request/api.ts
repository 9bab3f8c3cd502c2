/** What the screen of the forms asks of the API. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import type { RequestFormList, WireRequestForm } from "@/lib/contracts/api/request";
import type { ToolList } from "@/lib/contracts/api/tool";

export function requestFormsOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.requestForms(slug), queryFn: ({ signal }) => api.get<RequestFormList>("/api/v1/request-forms", { signal }) });
}

/** What a form can have called. */
export function toolsOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.toolList(slug), queryFn: ({ signal }) => api.get<ToolList>("/api/v1/tools", { signal }) });
}

export function setRequestForm(api: Api, body: Record<string, unknown>): Promise<WireRequestForm> {
  return api.put("/api/v1/request-forms", body);
}

export function keepForm(queryClient: QueryClient, slug: string, form: WireRequestForm): void {
  queryClient.setQueryData<RequestFormList>(
    queryKeys.requestForms(slug),
    (list) => list && { ...list, data: list.data.map((other) => (other.kind === form.kind ? form : other)) },
  );
}
