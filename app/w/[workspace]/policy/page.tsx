/** The policy: everything that is in force is in the HTML. */
import type { Metadata } from "next";
import { PolicyScreen } from "@/components/policy/policy-screen";
import type { PersonActor } from "@/lib/access/actor";
import { requirePage } from "@/lib/access/require-page";
import { firstPage } from "@/lib/client/first-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId, toWireId } from "@/lib/core/kernel/wire-ids";
import { presentPolicy, presentPolicyVersions } from "@/lib/endpoints/present-policy";
import { listBots } from "@/lib/features/bot/list-bots";
import { listChannels } from "@/lib/features/channel/list-channels";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { listCollections } from "@/lib/features/knowledge/list-collections";
import { getPolicy } from "@/lib/features/policy/get-policy";
import { listPolicyVersions } from "@/lib/features/policy/list-policy-versions";
import { listTeams } from "@/lib/features/team/list-teams";
import { isAppError } from "@/lib/platform/errors";

export const metadata: Metadata = { title: "Policy" };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ conversation?: string | string[]; message?: string | string[] }> };

export default async function PolicyPage({ params, searchParams }: Props) {
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
  const found = await findAnswer(actor, await searchParams);
  const botOfFound = bots.bots.find(({ name }) => name === found?.botName) ?? bots.bots[0];
  return (
    <Hydrated data={policies.flat()}>
      <PolicyScreen
        botIds={bots.bots.map(({ id }) => toWireId("bot", id))}
        found={found && botOfFound ? { botId: toWireId("bot", botOfFound.id), text: found.text } : null}
        names={{
          collections: collections.map(({ id, name }) => ({ id: toWireId("collection", id), name })),
          teams: teams.map(({ id, name }) => ({ id: toWireId("team", id), name })),
          channels: channels.map(({ id, name }) => ({ id: toWireId("channel", id), name })),
        }}
      />
    </Hydrated>
  );
}

/** The answer that a guardrail is to be made from; null without one, and for what is not this member's to see. */
async function findAnswer(actor: PersonActor, { conversation, message }: Awaited<Props["searchParams"]>): Promise<{ botName: string; text: string } | null> {
  const id = typeof conversation === "string" ? fromWireId("conversation", conversation) : null;
  if (id === null || !actor.scopes.includes("conversation:read")) return null;
  const detail = await getConversation(actor, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  });
  const text = detail?.messages.find((said) => said.id === message)?.text ?? null;
  return detail && text !== null ? { botName: detail.botName, text } : null;
}
