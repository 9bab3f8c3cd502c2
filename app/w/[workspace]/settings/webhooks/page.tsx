/** Where the workspace's events are sent. */
import type { Metadata } from "next";
import { WebhookSettings } from "@/components/webhook/webhook-settings";
import { requirePage } from "@/lib/access/require-page";
import { Hydrated } from "@/lib/client/hydrated";
import { queryKeys } from "@/lib/client/query-keys";
import { presentWebhookList } from "@/lib/endpoints/present-webhook";
import { listWebhooks } from "@/lib/features/webhook/list-webhooks";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhookSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const actor = await requirePage(params, "webhook:read");
  const { workspace: slug } = await params;
  return (
    <Hydrated data={[[queryKeys.webhooks(slug), presentWebhookList(await listWebhooks(actor))]]}>
      <WebhookSettings />
    </Hydrated>
  );
}
