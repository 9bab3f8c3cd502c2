/** Members, invitations and roles. */
import type { Metadata } from "next";
import { MemberSettings } from "@/components/member/member-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { firstPage } from "@/lib/client/first-page";
import { queryKeys } from "@/lib/client/query-keys";
import { presentInvitationPage } from "@/lib/endpoints/present-invitation";
import { presentMemberPage } from "@/lib/endpoints/present-member";
import { listInvitations } from "@/lib/features/invitation/list-invitations";
import { listMembers } from "@/lib/features/member/list-members";

export const metadata: Metadata = { title: "Members" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ invite?: string | string[] }> };

export default async function MemberSettingsPage({ params, searchParams }: Props) {
  const actor = await requirePage(params, "member:read");
  const { workspace: slug } = await params;
  const { invite } = await searchParams;
  const mayInvite = actor.scopes.includes("member:write");
  const members = presentMemberPage(await listMembers(actor, { limit: 100 }));
  const invitations = mayInvite ? presentInvitationPage(await listInvitations(actor, { limit: 50 })) : null;
  return (
    <Hydrated
      data={[[queryKeys.members(slug), firstPage(members)] as const, ...(invitations ? [[queryKeys.invitations(slug), firstPage(invitations)] as const] : [])]}
    >
      <MemberSettings inviteOpen={mayInvite && invite === "open"} />
    </Hydrated>
  );
}
