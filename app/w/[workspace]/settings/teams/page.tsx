/** Teams: who is in them, and which channels hand over to them. */
import type { Metadata } from "next";
import { TeamSettings } from "@/components/team/team-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { presentTeams } from "@/lib/endpoints/present-team";
import { listChannels } from "@/lib/features/channel/list-channels";
import { listMembers } from "@/lib/features/member/list-members";
import { listTeams } from "@/lib/features/team/list-teams";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "member:read");
  const { workspace: slug } = await params;
  const mayWrite = actor.scopes.includes("team:write");
  const teams = await listTeams(actor);
  const members = mayWrite ? (await listMembers(actor, { limit: 100 })).members.filter(({ status }) => status === "active") : [];
  const channels = mayWrite ? (await listChannels(actor)).channels : [];
  return (
    <Hydrated data={[[queryKeys.teams(slug), presentTeams(teams)]]}>
      <TeamSettings
        members={members.map(({ id, name }) => ({ id: toWireId("member", id), name }))}
        channels={channels.map(({ id, name }) => ({ id: toWireId("channel", id), name }))}
      />
    </Hydrated>
  );
}
