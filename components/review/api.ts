/** The review screen's only way to data: the queue, one draft, and what a reviewer does with it. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import type { Draft } from "@/lib/contracts/api/conversation";
import type { ReviewCase, ReviewPage } from "@/lib/contracts/api/review";

/** Rows of a page; the server component that renders the first page asks for as many. */
export const reviewPageSize = 50;

export function reviewListOptions(api: Api, slug: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.reviewList(slug),
    queryFn: ({ pageParam, signal }) => api.get<ReviewPage>("/api/v1/review", { query: { cursor: pageParam, limit: reviewPageSize }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function reviewCaseOptions(api: Api, slug: string, draftId: string) {
  return queryOptions({
    queryKey: queryKeys.reviewCase(slug, draftId),
    queryFn: ({ signal }) => api.get<ReviewCase>(`/api/v1/review/${draftId}/case`, { signal }),
  });
}

export type Verdict =
  /** Sends what was seen, or `text` instead. */
  | { kind: "approve"; draft: Draft; text?: string }
  | { kind: "reject"; draft: Draft }
  | { kind: "respond"; draft: Draft; text: string }
  | { kind: "take"; conversationId: string };

export async function decide(api: Api, verdict: Verdict): Promise<void> {
  if (verdict.kind === "take") return void (await api.post(`/api/v1/conversations/${verdict.conversationId}/claim`));
  const { id, version, contentSha256 } = verdict.draft;
  const body =
    verdict.kind === "approve"
      ? { version, contentSha256, ...(verdict.text === undefined ? {} : { text: verdict.text }) }
      : verdict.kind === "respond"
        ? { version, text: verdict.text }
        : { version };
  await api.post(`/api/v1/review/${id}/${verdict.kind}`, body);
}

export async function leaseDraft(api: Api, draftId: string): Promise<void> {
  await api.put(`/api/v1/review/${draftId}/lease`, {});
}

/** A failure is of no consequence: the lease ends by itself. */
export function releaseDraft(api: Api, draftId: string): void {
  void api.del(`/api/v1/review/${draftId}/lease`).catch(() => undefined);
}
