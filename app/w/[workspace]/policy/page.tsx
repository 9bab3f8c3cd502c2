/** The policy: everything that is in force is in the HTML. */
import type { Metadata } from "next";
import { PolicyScreen } from "@/components/policy/policy-screen";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { presentPolicy, presentPolicyVersions } from "@/lib/endpoints/present-policy";
import { listBots } from "@/lib/features/bot/list-bots";
import { listChannels } from "@/lib/features/channel/list-channels";
import { listCollections } from "@/lib/features/knowledge/list-collections";
import { getPolicy } from "@/lib/features/policy/get-policy";
import { listPolicyVersions } from "@/lib/features/policy/list-policy-versions";
import { listTeams } from "@/lib/features/team/list-teams";

export const metadata: Metadata = { title: "Policy" };

export default async function PolicyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "bot:read");
  const { workspace: slug } = await params;
  const bots = await listBots(actor);
  const policies = await Promise.all(
    bots.bots.map(async ({ id }) => {
      const botId = toWireId("bot", id);
      return [
        [queryKeys.policy(slug, botId), presentPolicy(id, await getPolicy(actor, id))],
        [queryKeys.policyVersions(slug, botId), firstPage(presentPolicyVersions(await listPolicyVersions(actor, id, { limit: 20 })))],
      ] as const;
    }),
  );
  const collections = actor.scopes.includes("knowledge:read") ? await listCollections(actor) : [];
  const teams = actor.scopes.includes("member:read") ? await listTeams(actor) : [];
  const channels = actor.scopes.includes("channel:read") ? (await listChannels(actor)).channels : [];
  return (
    <Hydrated data={policies.flat()}>
      <PolicyScreen
        botIds={bots.bots.map(({ id }) => toWireId("bot", id))}
        names={{
          collections: collections.map(({ id, name }) => ({ id: toWireId("collection", id), name })),
          teams: teams.map(({ id, name }) => ({ id: toWireId("team", id), name })),
          channels: channels.map(({ id, name }) => ({ id: toWireId("channel", id), name })),
        }}
      />
    </Hydrated>
  );
}
