"use client";
/** The webhooks of the workspace. Each has a page with its deliveries. */
import { useSuspenseQuery } from "@tanstack/react-query";
import { Webhook as WebhookIcon } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { useWorkspace } from "@/lib/client/workspace-context";
import { webhookListOptions } from "./api";
import { CreateWebhookDialog } from "./create-webhook-dialog";
import { WebhookBadge } from "./webhook-state";

export function WebhookSettings() {
  const { workspace, api, can } = useWorkspace();
  const { data } = useSuspenseQuery(webhookListOptions(api, workspace.slug));
  const ended = data.data.filter(({ state, disabledCause }) => state === "disabled" && disabledCause !== "member");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {ended.length > 0 ? (
        <Notice kind="failed" title={ended.length === 1 ? "A webhook was turned off" : `${ended.length} webhooks were turned off`}>
          {ended.length === 1
            ? "Its receiver is gone or did not answer for days. Nothing is sent to it until you turn it on."
            : "Their receivers are gone or did not answer for days. Nothing is sent to them until you turn them on."}
        </Notice>
      ) : null}
      <Card aria-label="Webhooks">
        <CardHeader
          title="Webhooks"
          description="What happens here is told to your own programs within seconds, signed as Standard Webhooks, and tried for three days."
          action={can("webhook:write") ? <CreateWebhookDialog /> : null}
        />
        {data.data.length === 0 ? (
          <EmptyState icon={WebhookIcon} title="No program is told anything yet">
            Add the address of a program of yours, choose its events, and send it a test.
          </EmptyState>
        ) : (
          <ul className="border-t">
            {data.data.map((webhook) => (
              <li key={webhook.id} className="border-b last:border-b-0">
                <Link
                  href={`/w/${workspace.slug}/settings/webhooks/${webhook.id}`}
                  className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover"
                >
                  <span className="grid min-w-0 flex-1 basis-52 leading-tight">
                    <span dir="ltr" className="truncate font-mono text-xs">
                      {webhook.url}
                    </span>
                    <span dir="auto" className="truncate text-xs text-ink-3">
                      {webhook.description || (webhook.eventTypes.length === 0 ? "All events" : webhook.eventTypes.join(", "))}
                    </span>
                  </span>
                  <WebhookBadge webhook={webhook} />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
