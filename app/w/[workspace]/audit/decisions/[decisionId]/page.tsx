/** One decision's whole story. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionStory } from "@/components/audit/decision-story";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { getDecisionStory } from "@/lib/features/audit/get-decision-story";
import { isAppError } from "@/lib/platform/errors";

type Props = { params: Promise<{ workspace: string; decisionId: string }> };

export const metadata: Metadata = { title: "Decision" };

export default async function DecisionPage({ params }: Props) {
  const actor = await requirePage(params, "audit:read");
  const { workspace, decisionId } = await params;
  const id = fromWireId("decision", decisionId);
  if (id === null) notFound();
  const story = await getDecisionStory(actor, id).catch((error: unknown) => {
    if (isAppError(error) && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <Hydrated data={[[queryKeys.decision(workspace, decisionId), story]]}>
      <DecisionStory decisionId={decisionId} />
    </Hydrated>
  );
}
