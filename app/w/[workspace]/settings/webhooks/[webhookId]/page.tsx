/** One webhook with its deliveries. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WebhookDetail } from "@/components/webhook/webhook-detail";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { fromWireId } from "@/lib/core/kernel/wire-ids";
import { presentWebhookDetail } from "@/lib/endpoints/present-webhook";
import { getWebhook } from "@/lib/features/webhook/get-webhook";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: { params: Promise<{ workspace: string; webhookId: string }> }) {
  const actor = await requirePage(params, "webhook:read");
  const { workspace: slug, webhookId } = await params;
  const id = fromWireId("webhook", webhookId);
  const found = id === null ? null : await getWebhook(actor, id).catch(() => null);
  if (found === null) notFound();
  return (
    <Hydrated data={[[queryKeys.webhook(slug, webhookId), presentWebhookDetail(found)]]}>
      <WebhookDetail webhookId={webhookId} />
    </Hydrated>
  );
}
