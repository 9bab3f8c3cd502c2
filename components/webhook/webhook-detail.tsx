"use client";
/** One webhook: how it stands, what may be done with it, and every delivery with its tries. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { useWorkspace } from "@/lib/client/workspace-context";
import { webhookOptions } from "./api";
import { DeliveryList } from "./delivery-list";
import { WebhookActs } from "./webhook-acts";
import { countWords, disabledWords, WebhookBadge } from "./webhook-state";

export function WebhookDetail({ webhookId }: { webhookId: string }) {
  const { workspace, api, can } = useWorkspace();
  const { data: webhook } = useSuspenseQuery(webhookOptions(api, workspace.slug, webhookId));
  const counts = countWords(webhook.counts);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-sm">
        <Link href={`/w/${workspace.slug}/settings/webhooks`} className="inline-flex items-center gap-1.5 text-ink-2 hover:text-ink">
          <ArrowLeft aria-hidden className="size-4" /> All webhooks
        </Link>
      </p>
      {webhook.state === "disabled" ? (
        <Notice kind={webhook.disabledCause === "member" ? "info" : "failed"} title="Nothing is sent">
          {disabledWords(webhook)}
        </Notice>
      ) : null}
      {webhook.state === "enabled" && webhook.failingSince ? (
        <Notice kind="waiting">
          Nothing has been delivered since <Time at={webhook.failingSince} />. After five days the webhook is turned off.
        </Notice>
      ) : null}
      <Card aria-label="Webhook">
        <CardHeader
          title={
            <span dir="ltr" className="font-mono text-sm break-all">
              {webhook.url}
            </span>
          }
          description={
            <>
              {webhook.description ? (
                <span dir="auto" className="block break-words">
                  {webhook.description}
                </span>
              ) : null}
              <span className="block text-xs break-words text-ink-3">
                {webhook.eventTypes.length === 0 ? "All events" : webhook.eventTypes.join(", ")}
                {counts === null ? null : ` · ${counts}`}
              </span>
            </>
          }
          action={<WebhookBadge webhook={webhook} />}
        />
        {can("webhook:write") ? <WebhookActs webhook={webhook} /> : null}
      </Card>
      <DeliveryList webhook={webhook} />
    </div>
  );
}
