"use client";
/** Asks before a webhook and what is known of its deliveries are gone. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "@/lib/client/toast";
import type { WebhookDetail } from "@/lib/contracts/api/webhook";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { deleteWebhook } from "./api";

export function DeleteWebhookDialog({ webhook }: { webhook: WebhookDetail }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const router = useRouter();
  const remove = useMutation({
    mutationFn: () => deleteWebhook(api, webhook.id),
    onSuccess: async () => {
      router.push(`/w/${workspace.slug}/settings/webhooks`);
      await queryClient.invalidateQueries({ queryKey: queryKeys.webhooks(workspace.slug), exact: true });
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const { pending } = webhook.counts;
  return (
    <Dialog>
      <DialogTrigger>
        <Button variant="danger">Delete…</Button>
      </DialogTrigger>
      <DialogContent
        title="Delete this webhook?"
        description={`Nothing is sent to it any more${pending === 0 ? "" : `, also not the ${pending > 500 ? "more than 500" : pending} that ${pending === 1 ? "waits" : "wait"}`}. Its deliveries are forgotten; it cannot be taken back.`}
        footer={
          <>
            <DialogClose>
              <Button variant="ghost">Keep it</Button>
            </DialogClose>
            <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
              Delete
            </Button>
          </>
        }
      >
        <p dir="ltr" className="font-mono text-xs break-all text-ink-2">
          {webhook.url}
        </p>
      </DialogContent>
    </Dialog>
  );
}
