"use client";
/** A new signing secret: asks how long the present one signs as well, then shows the new one, this once. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Webhook } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { rotateSecret } from "./api";
import { SecretNotice } from "@/components/ui/secret-notice";

const overlaps = [
  { hours: 24, name: "For 24 hours" },
  { hours: 168, name: "For 7 days" },
  { hours: 0, name: "Not any more: somebody else knows it" },
] as const;

export function RotateSecretDialog({ webhook }: { webhook: Webhook }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [hours, setHours] = useState<number>(24);
  const rotate = useMutation({
    mutationFn: () => rotateSecret(api, webhook.id, hours),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug) }),
  });
  const close = (next: boolean) => {
    setOpen(next);
    if (!next) rotate.reset();
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogTrigger>
        <Button>New secret…</Button>
      </DialogTrigger>
      {rotate.data ? (
        <DialogContent
          title="The new secret"
          description={hours === 0 ? "The old one does not sign any more." : "Until the old one ends, each request is signed with both."}
          className="max-w-xl"
          footer={
            <Button variant="primary" onClick={() => close(false)}>
              I have kept it
            </Button>
          }
        >
          <SecretNotice secret={rotate.data.secret} />
        </DialogContent>
      ) : (
        <DialogContent
          title="Make a new secret?"
          description="The receiver has to know it before the old one ends."
          footer={
            <>
              <Button variant="ghost" onClick={() => close(false)}>
                Keep the old one
              </Button>
              <Button type="submit" form={formId} variant="primary" busy={rotate.isPending}>
                Make a new secret
              </Button>
            </>
          }
        >
          <form
            id={formId}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              rotate.mutate();
            }}
          >
            <Field label="The old secret signs as well">
              <Select value={hours} onChange={(event) => setHours(Number(event.target.value))}>
                {overlaps.map((overlap) => (
                  <option key={overlap.hours} value={overlap.hours}>
                    {overlap.name}
                  </option>
                ))}
              </Select>
            </Field>
            {rotate.isError ? (
              <Notice kind="failed" live>
                {sentenceOf(rotate.error)}
              </Notice>
            ) : null}
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}
