"use client";
/** What may be done with a webhook: a test, a replay, on and off, a new secret, an end. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { WebhookDetail } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { eventCatalogue } from "@/lib/contracts/events/event-catalogue";
import { replayWebhook, testWebhook, updateWebhook } from "./api";
import { DeleteWebhookDialog } from "./delete-webhook-dialog";
import { EditWebhookDialog } from "./edit-webhook-dialog";
import { RotateSecretDialog } from "./rotate-secret-dialog";
import { tryWords } from "./webhook-state";

const spans = [
  { hours: 1, name: "The last hour" },
  { hours: 24, name: "The last day" },
  { hours: 24 * 7, name: "The last 7 days" },
  { hours: 24 * 30, name: "The last 30 days" },
] as const;
const types = Object.keys(eventCatalogue).sort();

export function WebhookActs({ webhook }: { webhook: WebhookDetail }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const [type, setType] = useState("conversation.started");
  const [hours, setHours] = useState(24);
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug) });
  const failed = (error: Error) => toast.error(sentenceOf(error));
  const test = useMutation({ mutationFn: () => testWebhook(api, webhook.id, type), onError: failed, onSettled: refresh });
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
  return (
    <>
      <CardBody className="grid gap-x-8 gap-y-4 border-t pt-3.5 sm:grid-cols-2">
        <div className="flex min-w-0 items-end gap-2">
          <Field label="Try it with a sample of" className="min-w-0 flex-1">
            <Select value={type} onChange={(event) => setType(event.target.value)} className="w-full">
              {types.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </Field>
          <Button busy={test.isPending} onClick={() => test.mutate()}>
            Send a test
          </Button>
        </div>
        <div className="flex min-w-0 items-end gap-2">
          <Field label="Send what did not arrive" className="min-w-0 max-sm:flex-1">
            <Select value={hours} onChange={(event) => setHours(Number(event.target.value))} className="w-full">
              {spans.map((span) => (
                <option key={span.hours} value={span.hours}>
                  {span.name}
                </option>
              ))}
            </Select>
          </Field>
          <Button busy={replay.isPending} disabled={webhook.state === "disabled"} onClick={() => replay.mutate()}>
            Replay
          </Button>
        </div>
        {test.data ? (
          <Notice
            kind={test.data.status === "delivered" ? "approved" : "failed"}
            live
            title={test.data.status === "delivered" ? "The test arrived" : "The test did not arrive"}
            className="sm:col-span-2"
          >
            {tryWords(test.data.lastTry)}
          </Notice>
        ) : null}
      </CardBody>
      <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3">
        <EditWebhookDialog webhook={webhook} />
        <RotateSecretDialog webhook={webhook} />
        <Button variant={webhook.state === "enabled" ? "secondary" : "primary"} busy={turn.isPending} onClick={() => turn.mutate()}>
          {webhook.state === "enabled" ? "Turn off" : "Turn on"}
        </Button>
        <span className="ml-auto">
          <DeleteWebhookDialog webhook={webhook} />
        </span>
        {webhook.previousSecretUntil ? (
          <p className="basis-full text-xs text-ink-3">
            The secret before signs as well until <Time at={webhook.previousSecretUntil} format="exact" />.
          </p>
        ) : null}
      </div>
    </>
  );
}
