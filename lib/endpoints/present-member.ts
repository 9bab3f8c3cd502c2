import "server-only";
import type { Member, MemberPage } from "@/lib/contracts/api/member";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { MemberRow } from "@/lib/db/member";
import type { MemberPageRows } from "@/lib/features/member/list-members";

export function presentMember({ id, name, email, role, status, presence, presenceAt, version, createdAt }: MemberRow): Member {
  return { id: toWireId("member", id), name, email, role, status, presence, presenceAt: presenceAt.toISOString(), version, createdAt: createdAt.toISOString() };
}

export function presentMemberPage({ members, nextCursor, streamCursor }: MemberPageRows): MemberPage {
  return { data: members.map(presentMember), nextCursor, streamCursor };
}
