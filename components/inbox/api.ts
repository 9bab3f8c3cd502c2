/** The inbox's only way to data: what the screens ask for, and the acts of agents and reviewers. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { ConversationDetail, Draft, InboxPage } from "@/lib/contracts/api/conversation";
import type { GradeCause, GradeValue, KeepProposal, Kept } from "@/lib/contracts/api/grade";
import type { KillSwitch } from "@/lib/contracts/api/kill-switch";
import type { InboxView } from "@/lib/core/conversation/inbox-views";
import type { TeamList } from "@/lib/contracts/api/team";
import type { Attachment, UploadResponse } from "@/lib/contracts/widget/attachment";
import type { Api } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";

/** Rows of a page; the server component that renders the first page asks for as many. */
export const inboxPageSize = 50;

/** @param api of a workspace */
export function inboxListOptions(api: Api, slug: string, { view, q, team }: { view: InboxView; q: string; team: string | null }) {
  return infiniteQueryOptions({
    queryKey: queryKeys.conversationList(slug, { view, q, team }),
    queryFn: ({ pageParam, signal }) =>
      api.get<InboxPage>("/api/v1/inbox", { query: { view, q, teamId: team, cursor: pageParam, limit: inboxPageSize }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** While other words are searched the rows of the words before stay; another view starts empty. */
export function keepRowsOfView(view: InboxView, team: string | null) {
  return <Data>(previous: Data | undefined, query: { queryKey: readonly unknown[] } | undefined): Data | undefined =>
    isOf(query?.queryKey[3]) ? keepPreviousData(previous) : undefined;

  function isOf(filters: unknown): boolean {
    const { view: before, team: teamBefore } = (filters ?? {}) as { view?: InboxView; team?: string | null };
    return before === view && teamBefore === team;
  }
}

export function conversationOptions(api: Api, slug: string, conversationId: string) {
  return queryOptions({
    queryKey: queryKeys.conversation(slug, conversationId),
    queryFn: async ({ signal }) => (await api.get<{ conversation: ConversationDetail }>(`/api/v1/conversations/${conversationId}`, { signal })).conversation,
  });
}

/** The teams that a conversation can belong to, and that the list can be of. */
export function teamsOptions(api: Api, slug: string) {
  return queryOptions({ queryKey: queryKeys.teams(slug), queryFn: ({ signal }) => api.get<TeamList>("/api/v1/teams", { signal }) });
}

export type ConversationAct = "claim" | "resolve" | "reopen" | "hand-back";

export async function actOnConversation(api: Api, conversationId: string, act: ConversationAct): Promise<ConversationDetail> {
  return (await api.post<{ conversation: ConversationDetail }>(`/api/v1/conversations/${conversationId}/${act}`, {})).conversation;
}

/** From when this has answered on, the bot sends nothing in the conversation. */
export function stopBotHere(api: Api, conversationId: string, reason: string): Promise<KillSwitch> {
  return api.post("/api/v1/kill-switches", { scope: "conversation", conversationId, reason });
}

export function letBotGoOn(api: Api, killSwitchId: string): Promise<KillSwitch> {
  return api.post(`/api/v1/kill-switches/${killSwitchId}/lift`, {});
}

/** Stored once under its client id, however often it is sent. */
export async function writeToConversation(
  api: Api,
  conversationId: string,
  kind: "reply" | "note",
  message: { clientId: string; text: string; attachments?: readonly string[] },
): Promise<ConversationDetail> {
  const noun = kind === "reply" ? "messages" : "notes";
  return (await api.post<{ conversation: ConversationDetail }>(`/api/v1/conversations/${conversationId}/${noun}`, message)).conversation;
}

/** Nobody sees it until a reply takes it along. */
export async function uploadAttachment(api: Api, conversationId: string, file: File, clientId: string, signal: AbortSignal): Promise<Attachment> {
  return (await api.upload<UploadResponse>(`/api/v1/conversations/${conversationId}/attachments`, file, { clientId, signal })).attachment;
}

/** Null: no team. */
export async function assignTeam(api: Api, conversationId: string, teamId: string | null): Promise<ConversationDetail> {
  return (await api.put<{ conversation: ConversationDetail }>(`/api/v1/conversations/${conversationId}/team`, { teamId })).conversation;
}

/** Told to the visitor's screen; a failure is of no consequence. */
export function reportTyping(api: Api, conversationId: string, typing: boolean): void {
  void api.post(`/api/v1/conversations/${conversationId}/typing`, { typing }).catch(() => undefined);
}

/** Sends what was seen, or `text` instead. */
export async function approveDraft(api: Api, draft: Draft, text: string | undefined): Promise<void> {
  await api.post(`/api/v1/review/${draft.id}/approve`, { version: draft.version, contentSha256: draft.contentSha256, ...(text === undefined ? {} : { text }) });
}

export async function rejectDraft(api: Api, draft: Draft, feedback: string | undefined): Promise<void> {
  await api.post(`/api/v1/review/${draft.id}/reject`, { version: draft.version, ...(feedback === undefined ? {} : { feedback }) });
}

/** Grades with the version of one's own grade that was seen, 0 when there was none. */
export async function gradeAnswer(
  api: Api,
  conversationId: string,
  messageId: string,
  grade: { version: number; grade: GradeValue; cause: GradeCause | null; correctedText: string | null },
): Promise<ConversationDetail> {
  return (await api.put<{ conversation: ConversationDetail }>(`/api/v1/conversations/${conversationId}/messages/${messageId}/grade`, grade)).conversation;
}

export function proposeKeeping(api: Api, conversationId: string, messageId: string, signal: AbortSignal): Promise<KeepProposal> {
  return api.get<KeepProposal>(`/api/v1/conversations/${conversationId}/messages/${messageId}/keep`, { signal });
}

/** The question for an article, or question and answer as an article. */
export type KeepRequest = { as: "exemplar"; question: string; articleId: string } | { as: "article"; question: string; answer: string };

export function keepAnswer(api: Api, conversationId: string, messageId: string, request: KeepRequest): Promise<Kept> {
  return api.post<Kept>(`/api/v1/conversations/${conversationId}/messages/${messageId}/keep`, request);
}

/** Keeps the newer of the answer and what is shown, and asks for the lists again. */
export function keepConversation(queryClient: QueryClient, slug: string, answer: ConversationDetail): void {
  queryClient.setQueryData<ConversationDetail>(queryKeys.conversation(slug, answer.id), (present) =>
    present && present.version > answer.version ? present : answer,
  );
  void queryClient.invalidateQueries({ queryKey: queryKeys.conversationLists(slug) });
}
