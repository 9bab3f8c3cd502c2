/** The review screen's only way to data: the queue, one draft, and what a reviewer does with it. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Api } from "@/lib/client/api-client";
import { isApiProblem } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import type { Draft, DraftResponse } from "@/lib/contracts/api/conversation";
import type { GoldDraft, GoldDraftList, KeepGoldDraftRequest } from "@/lib/contracts/api/gold-draft";
import type { MemberPage } from "@/lib/contracts/api/member";
import type { CollectionList } from "@/lib/contracts/api/knowledge";
import type { ReviewCase, ReviewPage, ReviewRow } from "@/lib/contracts/api/review";
import { scopesOfRole } from "@/lib/core/rbac/scopes";
import { queryOf, type ReviewFilters } from "./review-address";

/** Rows of a page; the server component that renders the first page asks for as many. */
export const reviewPageSize = 50;

export function reviewListOptions(api: Api, slug: string, filters: ReviewFilters) {
  return infiniteQueryOptions({
    queryKey: queryKeys.reviewList(slug, filters),
    queryFn: ({ pageParam, signal }) =>
      api.get<ReviewPage>("/api/v1/review", { query: { ...queryOf(filters), cursor: pageParam, limit: reviewPageSize }, signal }),
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

/** Members who may decide on drafts. */
export function reviewerOptions(api: Api, slug: string) {
  return queryOptions({
    queryKey: [...queryKeys.members(slug), "names"],
    queryFn: ({ signal }) => api.get<MemberPage>("/api/v1/members", { query: { limit: 100 }, signal }),
    select: ({ data }) => data.filter(({ role, status }) => status === "active" && scopesOfRole[role].includes("review:write")),
  });
}

export function collectionNameOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.collections(slug), queryFn: ({ signal }) => api.get<CollectionList>("/api/v1/collections", { signal }) });
}

/** That it was planted, and what was wrong with it; null for every other draft. */
export type Planted = DraftResponse["planted"];

export async function rejectDraft(api: Api, { id, version }: Pick<ReviewRow, "id" | "version">): Promise<Planted> {
  return (await api.post<DraftResponse>(`/api/v1/review/${id}/reject`, { version })).planted;
}

/** `memberId` null: nobody's any more. */
export async function assignDraft(api: Api, draftId: string, memberId: string | null): Promise<void> {
  await api.put<ReviewRow>(`/api/v1/review/${draftId}/owner`, { memberId });
}

export type Verdict =
  /** Sends what was seen, or `text` instead. */
  | { kind: "approve"; draft: Draft; text?: string }
  /** With a sentence the bot tries once more. */
  | { kind: "reject"; draft: Draft; feedback?: string }
  | { kind: "respond"; draft: Draft; text: string }
  | { kind: "take"; draft: Draft; conversationId: string };

/** The draft as it is then; null where the conversation was taken. */
export async function decide(api: Api, verdict: Verdict): Promise<DraftResponse | null> {
  if (verdict.kind === "take") {
    try {
      await api.post(`/api/v1/conversations/${verdict.conversationId}/claim`);
      return null;
    } catch (error) {
      // A planted draft has none. Whoever would take it over does not send it.
      if (isApiProblem(error) && error.code === "not_found") return decide(api, { kind: "reject", draft: verdict.draft });
      throw error;
    }
  }
  const { id, version, contentSha256 } = verdict.draft;
  const body =
    verdict.kind === "approve"
      ? { version, contentSha256, ...(verdict.text === undefined ? {} : { text: verdict.text }) }
      : verdict.kind === "respond"
        ? { version, text: verdict.text }
        : { version, ...(verdict.feedback === undefined ? {} : { feedback: verdict.feedback }) };
  return api.post<DraftResponse>(`/api/v1/review/${id}/${verdict.kind}`, body);
}

export async function leaseDraft(api: Api, draftId: string): Promise<void> {
  await api.put(`/api/v1/review/${draftId}/lease`, {});
}

/** A failure is of no consequence: the lease ends by itself. */
export function releaseDraft(api: Api, draftId: string): void {
  void api.del(`/api/v1/review/${draftId}/lease`).catch(() => undefined);
}

export async function keepGoldDraft(api: Api, input: Omit<KeepGoldDraftRequest, "decisionId"> & { decisionId: string }): Promise<GoldDraft> {
  return api.post<GoldDraft>("/api/v1/gold-drafts", input);
}

export async function retireGoldDraft(api: Api, id: string): Promise<void> {
  await api.del(`/api/v1/gold-drafts/${id}`);
}

export async function setGoldShare(api: Api, share: number): Promise<GoldDraftList> {
  return api.put<GoldDraftList>("/api/v1/gold-drafts/share", { share });
}
