"use client";
/** Adds a webhook. Its secret is shown once, in the second half of the dialog. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { createWebhook } from "./api";
import { SecretNotice } from "@/components/ui/secret-notice";
import { WebhookFields, type WebhookValues } from "./webhook-fields";

const nothing: WebhookValues = { url: "", description: "", eventTypes: [] };

export function CreateWebhookDialog() {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState(nothing);
  const create = useMutation({
    mutationFn: () => createWebhook(api, { ...value, url: value.url.trim() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug) }),
  });
  const urlError = fieldError(create.error, "url");
  const close = (next: boolean) => {
    setOpen(next);
    if (next) return;
    if (create.data) setValue(nothing);
    create.reset();
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogTrigger>
        <Button variant="primary">
          <Plus aria-hidden /> New webhook
        </Button>
      </DialogTrigger>
      {create.data ? (
        <DialogContent
          title="The webhook is on"
          description="Events are sent from now on, each signed with this secret."
          className="max-w-xl"
          footer={
            <Button variant="primary" onClick={() => close(false)}>
              I have kept it
            </Button>
          }
        >
          <SecretNotice secret={create.data.secret} />
        </DialogContent>
      ) : (
        <DialogContent
          title="Send events to an address"
          description="Each event is a signed POST with ids and codes; texts are fetched with the API."
          className="max-w-xl"
          footer={
            <>
              <Button variant="ghost" onClick={() => close(false)}>
                Cancel
              </Button>
              <Button type="submit" form={formId} variant="primary" busy={create.isPending}>
                Add the webhook
              </Button>
            </>
          }
        >
          <form
            id={formId}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              create.mutate();
            }}
          >
            <WebhookFields value={value} onChange={(change) => setValue({ ...value, ...change })} urlError={urlError} />
            {create.isError && !urlError ? (
              <Notice kind="failed" live>
                {sentenceOf(create.error)}
              </Notice>
            ) : null}
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}
