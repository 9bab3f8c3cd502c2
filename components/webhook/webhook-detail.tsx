"use client";
/** One webhook: on or off, its secret, a test, a replay, and every delivery with its tries. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { WebhookDetail as Detail } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { eventCatalogue } from "@/lib/contracts/events/event-catalogue";
import { deleteWebhook, replayWebhook, rotateSecret, testWebhook, updateWebhook, webhookOptions } from "./api";
import { DeliveryList } from "./delivery-list";
import { SecretNotice } from "./secret-notice";
import { disabledWords, tryWords, WebhookBadge } from "./webhook-state";

const spans = [
  { hours: 1, name: "the last hour" },
  { hours: 24, name: "the last day" },
  { hours: 24 * 7, name: "the last 7 days" },
  { hours: 24 * 30, name: "the last 30 days" },
] as const;

export function WebhookDetail({ webhookId }: { webhookId: string }) {
  const { workspace, api, can } = useWorkspace();
  const { data: webhook } = useSuspenseQuery(webhookOptions(api, workspace.slug, webhookId));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-sm">
        <Link href={`/w/${workspace.slug}/settings/webhooks`} className="underline underline-offset-2">
          All webhooks
        </Link>
      </p>
      {webhook.state === "disabled" ? <Notice kind={webhook.disabledCause === "member" ? "info" : "failed"}>{disabledWords(webhook)}</Notice> : null}
      {webhook.state === "enabled" && webhook.failingSince ? (
        <Notice kind="waiting">
          Nothing has been delivered since <Time at={webhook.failingSince} />. After five days the webhook is turned off.
        </Notice>
      ) : null}
      <Card aria-label="Webhook">
        <CardHeader
          title={<span className="font-mono text-sm break-all">{webhook.url}</span>}
          description={webhook.eventTypes.length === 0 ? "All events" : webhook.eventTypes.join(", ")}
          action={<WebhookBadge webhook={webhook} />}
        />
        {can("webhook:write") ? <Acts webhook={webhook} /> : null}
      </Card>
      <DeliveryList webhook={webhook} />
    </div>
  );
}

function Acts({ webhook }: { webhook: Detail }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [type, setType] = useState("conversation.started");
  const [hours, setHours] = useState(24);
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug) });
  const failed = (error: Error) => toast.error(sentenceOf(error));
  const test = useMutation({ mutationFn: () => testWebhook(api, webhook.id, type), onError: failed, onSettled: refresh });
  const rotate = useMutation({ mutationFn: () => rotateSecret(api, webhook.id), onError: failed, onSettled: refresh });
  const turn = useMutation({
    mutationFn: () => updateWebhook(api, webhook.id, { version: webhook.version, state: webhook.state === "enabled" ? "disabled" : "enabled" }),
    onError: failed,
    onSettled: refresh,
  });
  const replay = useMutation({
    mutationFn: () => {
      const now = Date.now();
      return replayWebhook(api, webhook.id, {
        from: new Date(now - hours * 3_600_000).toISOString(),
        until: new Date(now).toISOString(),
        which: "failed",
      });
    },
    onSuccess: () => toast.success("What failed or was not sent in that time is being sent."),
    onError: failed,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => deleteWebhook(api, webhook.id),
    onSuccess: async () => {
      router.push(`/w/${workspace.slug}/settings/webhooks`);
      await queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug), exact: true });
    },
    onError: failed,
  });
  return (
    <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t">
      <div className="flex flex-wrap items-center gap-2">
        <Select aria-label="Event of the test" value={type} onChange={(event) => setType(event.target.value)}>
          {Object.keys(eventCatalogue).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
        <Button busy={test.isPending} onClick={() => test.mutate()}>
          Send a test
        </Button>
      </div>
      {test.data ? (
        <Notice
          kind={test.data.status === "delivered" ? "approved" : "failed"}
          live
          title={test.data.status === "delivered" ? "The test arrived" : "The test did not arrive"}
        >
          {tryWords(test.data.lastTry)}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Select aria-label="Span of the replay" value={hours} onChange={(event) => setHours(Number(event.target.value))}>
          {spans.map((span) => (
            <option key={span.hours} value={span.hours}>
              {span.name}
            </option>
          ))}
        </Select>
        <Button busy={replay.isPending} disabled={webhook.state === "disabled"} onClick={() => replay.mutate()}>
          Replay what failed
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button busy={turn.isPending} onClick={() => turn.mutate()}>
          {webhook.state === "enabled" ? "Turn off" : "Turn on"}
        </Button>
        <Button busy={rotate.isPending} onClick={() => rotate.mutate()}>
          New secret
        </Button>
        <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          Delete
        </Button>
      </div>
      {webhook.previousSecretUntil ? (
        <p className="text-xs text-ink-3">
          The secret before signs as well until <Time at={webhook.previousSecretUntil} format="exact" />.
        </p>
      ) : null}
      {rotate.data ? <SecretNotice secret={rotate.data.secret} /> : null}
    </CardBody>
  );
}
