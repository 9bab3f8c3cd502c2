/** Members and invitations of a workspace. */
import { infiniteQueryOptions } from "@tanstack/react-query";
import type { CreateInvitationResponse, InvitationPage } from "@/lib/contracts/api/invitation";
import type { Member, MemberPage } from "@/lib/contracts/api/member";
import type { Api } from "@/lib/client/api-client";
import { newIdempotencyKey } from "@/lib/client/api-client";
import { queryKeys } from "@/lib/client/query-keys";
import type { Role } from "@/lib/core/rbac/scopes";

export function memberListOptions(api: Api, slug: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.members(slug),
    queryFn: ({ pageParam, signal }) => api.get<MemberPage>("/api/v1/members", { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function invitationListOptions(api: Api, slug: string) {
  return infiniteQueryOptions({
    queryKey: queryKeys.invitations(slug),
    queryFn: ({ pageParam, signal }) => api.get<InvitationPage>("/api/v1/invitations", { query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function updateMember(api: Api, member: Member, change: { role?: Role; status?: Member["status"] }): Promise<Member> {
  return api.patch(`/api/v1/members/${member.id}`, { version: member.version, ...change });
}

export function createInvitation(api: Api, fields: { email: string; role: Role }): Promise<CreateInvitationResponse> {
  return api.post("/api/v1/invitations", fields, { idempotencyKey: newIdempotencyKey() });
}

export function revokeInvitation(api: Api, invitationId: string): Promise<void> {
  return api.del(`/api/v1/invitations/${invitationId}`);
}

export function handOver(api: Api, memberId: string): Promise<void> {
  return api.post("/api/v1/workspace/transfer", { memberId });
}
