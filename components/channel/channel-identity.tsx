"use client";
/** The secret that a site's server signs its visitors' identity with: shown once, replaced with an overlap. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Channel } from "@/lib/contracts/api/channel";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepChannel, rotateSecret } from "./api";

export function ChannelIdentity({ channel }: { channel: Channel }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [overlapHours, setOverlapHours] = useState(24);
  const rotation = useMutation({
    mutationFn: () => rotateSecret(api, channel.id, overlapHours),
    onSuccess: ({ channel: fresh }) => keepChannel(queryClient, workspace.slug, fresh),
  });
  const { secretHint, secretCreatedAt, previousSecretUntil } = channel.identity;
  const close = () => {
    setOpen(false);
    rotation.reset();
  };
  return (
    <Card aria-label="Signed identity">
      <CardHeader
        title="Signed identity"
        description="Your server can say who a visitor is: a JSON Web Token, signed with this secret. Agents then see the name as verified, and the person finds the conversation on every device."
        action={
          can("channel:write") ? <Button onClick={() => setOpen(true)}>{secretHint === null ? "Make a secret" : "Replace the secret"}</Button> : undefined
        }
      />
      <CardBody className="grid gap-1 text-sm text-ink-2">
        {secretHint === null || secretCreatedAt === null ? (
          <p>No secret has been made. Claims without a signature are shown as unverified.</p>
        ) : (
          <p>
            The secret ends in <code className="font-mono text-ink">{secretHint}</code>, made <Time at={secretCreatedAt} />.
          </p>
        )}
        {previousSecretUntil === null ? null : (
          <p>
            The one before is good until <Time at={previousSecretUntil} format="exact" />.
          </p>
        )}
        <p>
          HS256, sub your id of the person, aud {channel.publishableKey}, exp at most 24 hours ahead. docs/widget.md has the lines for Node, PHP, Python and
          Ruby.
        </p>
      </CardBody>
      <Dialog open={isOpen} onOpenChange={(open) => (open ? setOpen(true) : close())}>
        {rotation.data ? (
          <DialogContent
            title="Your secret"
            description="It is shown here and never again. Keep it on your server: who has it can be any of your visitors."
            footer={
              <>
                <CopyButton text={rotation.data.secret} label="Copy the secret" variant="primary" />
                <Button onClick={close}>Done</Button>
              </>
            }
          >
            <code className="block rounded-control border bg-sunken px-3 py-2.5 font-mono text-xs break-all">{rotation.data.secret}</code>
          </DialogContent>
        ) : (
          <DialogContent
            title={secretHint === null ? "Make a secret" : "Replace the secret"}
            description={
              secretHint === null
                ? "It is shown once, right after this."
                : "The new one is shown once. Tokens of the present one are taken until your servers have changed."
            }
            footer={
              <>
                <Button onClick={close}>Cancel</Button>
                <Button variant="primary" disabled={rotation.isPending} onClick={() => rotation.mutate()}>
                  {secretHint === null ? "Make it" : "Replace it"}
                </Button>
              </>
            }
          >
            {secretHint === null ? null : (
              <label className="grid gap-1 text-sm font-medium">
                The present secret is good for
                <Select value={String(overlapHours)} onChange={(event) => setOverlapHours(Number(event.target.value))}>
                  <option value="0">no longer: it has leaked</option>
                  <option value="1">one hour</option>
                  <option value="24">one day</option>
                  <option value="168">seven days</option>
                </Select>
              </label>
            )}
            {rotation.error ? (
              <Notice kind="failed" live className="mt-3">
                {sentenceOf(rotation.error)}
              </Notice>
            ) : null}
          </DialogContent>
        )}
      </Dialog>
    </Card>
  );
}
