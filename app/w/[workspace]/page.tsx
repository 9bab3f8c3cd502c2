/** A workspace's own address: the first steps while it is new, the inbox afterwards. */
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { triedCookie } from "@/components/playground/tried-cookie";
import { FirstRun } from "@/components/shell/first-run";
import { setupCookie } from "@/components/shell/setup-cookie";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentKnowledge } from "@/lib/endpoints/present-article";
import { presentChannelList } from "@/lib/endpoints/present-channel";
import { presentInvitationPage } from "@/lib/endpoints/present-invitation";
import { presentMemberPage } from "@/lib/endpoints/present-member";
import { listChannels } from "@/lib/features/channel/list-channels";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import { listInvitations } from "@/lib/features/invitation/list-invitations";
import { getKnowledge } from "@/lib/features/knowledge/get-knowledge";
import { listMembers } from "@/lib/features/member/list-members";
import { publicUrl } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Start" };

export default async function WorkspaceHomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "workspace:read");
  const { workspace: slug } = await params;
  const kept = await cookies();
  const inbox = `/w/${slug}/inbox`;
  if (kept.has(setupCookie(slug)) || !actor.scopes.includes("channel:write")) redirect(inbox);

  const [knowledge, members, invitations, channels, open, resolved] = await Promise.all([
    getKnowledge(actor),
    listMembers(actor, { limit: 100 }),
    actor.scopes.includes("member:write") ? listInvitations(actor, { limit: 50 }) : null,
    listChannels(actor),
    listInbox(actor, { view: "all", limit: 1 }),
    listInbox(actor, { view: "resolved", limit: 1 }),
  ]);
  const hasConversation = open.data.length + resolved.data.length > 0;
  const hasCompany = members.members.length > 1 || (invitations?.invitations.length ?? 0) > 0;
  if (knowledge.articles.published > 0 && hasConversation && hasCompany) redirect(inbox);
  return (
    <Hydrated
      data={[
        [queryKeys.knowledge(slug), presentKnowledge(knowledge)] as const,
        [queryKeys.members(slug), firstPage(presentMemberPage(members))] as const,
        ...(invitations ? [[queryKeys.invitations(slug), firstPage(presentInvitationPage(invitations))] as const] : []),
        [queryKeys.channels(slug), presentChannelList(channels)] as const,
        [queryKeys.conversationAny(slug), hasConversation] as const,
      ]}
    >
      <FirstRun ownOrigin={publicUrl()} tried={kept.has(triedCookie(slug))} />
    </Hydrated>
  );
}
