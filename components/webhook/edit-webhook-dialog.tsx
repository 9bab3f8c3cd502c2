"use client";
/** Changes where a webhook sends, what it is for and which events it is told. What waits goes to the new address, signed with the same secret. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { toast } from "@/lib/client/toast";
import type { Webhook } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { updateWebhook } from "./api";
import { WebhookFields, type WebhookValues } from "./webhook-fields";

const valuesOf = ({ url, description, eventTypes }: Webhook): WebhookValues => ({ url, description, eventTypes });

export function EditWebhookDialog({ webhook }: { webhook: Webhook }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState(() => valuesOf(webhook));
  const save = useMutation({
    mutationFn: () => updateWebhook(api, webhook.id, { version: webhook.version, ...value, url: value.url.trim() }),
    onSuccess: () => {
      toast.success("The webhook is changed.");
      setOpen(false);
    },
    // After a conflict the version that is there now is read again, so that saving once more keeps what was typed.
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug) }),
  });
  const urlError = fieldError(save.error, "url");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setValue(valuesOf(webhook));
        save.reset();
      }}
    >
      <DialogTrigger>
        <Button>Edit</Button>
      </DialogTrigger>
      <DialogContent
        title="Change the webhook"
        description="What waits to be sent goes to the new address. The secret stays."
        className="max-w-xl"
        footer={
          <>
            <Button variant="ghost" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" form={formId} variant="primary" busy={save.isPending}>
              Save
            </Button>
          </>
        }
      >
        <form
          id={formId}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <WebhookFields value={value} onChange={(change) => setValue({ ...value, ...change })} urlError={urlError} />
          {save.isError && !urlError ? (
            <Notice kind="failed" live>
              {sentenceOf(save.error)}
            </Notice>
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  );
}
