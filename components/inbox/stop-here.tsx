"use client";
/** The kill switch of one conversation: stopping the bot in it, who did, and letting it go on. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { OctagonX } from "lucide-react";
import { StopDialog } from "@/components/thread/stop-dialog";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { keysOfConversation } from "@/lib/client/event-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import { letBotGoOn, stopBotHere } from "./api";

export function StopHere({ conversationId, onClose }: { conversationId: string; onClose(): void }) {
  const { api } = useWorkspace();
  const readAgain = useReadAgain(conversationId);
  const stop = useMutation({
    mutationFn: (reason: string) => stopBotHere(api, conversationId, reason),
    onSuccess: () => {
      readAgain();
      onClose();
    },
  });
  return (
    <StopDialog
      title="Stop the bot here"
      description="It sends nothing more in this conversation, and people have it, until somebody lets the bot go on."
      busy={stop.isPending}
      problem={stop.isError ? sentenceOf(stop.error) : null}
      onStop={(reason) => stop.mutate(reason)}
      onClose={onClose}
    />
  );
}

/** Nothing where the whole bot is stopped: the line over every screen says that. */
export function StoppedHere({ conversation: { id, stopped, can } }: { conversation: ConversationDetail }) {
  const { api } = useWorkspace();
  const readAgain = useReadAgain(id);
  const lift = useMutation({
    mutationFn: (killSwitchId: string) => letBotGoOn(api, killSwitchId),
    onSuccess: readAgain,
    onError: (error) => toast.error(sentenceOf(error)),
  });
  if (stopped?.scope !== "conversation") return null;
  return (
    <section aria-label="The bot is stopped here" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-failed-wash px-4 py-1.5 text-sm">
      <OctagonX aria-hidden className="size-4 shrink-0 text-failed" />
      <p className="min-w-0 flex-1 basis-60 text-pretty wrap-anywhere">
        {stopped.activatedBy?.name ?? "A program"} stopped the bot here <Time at={stopped.activatedAt} />: <bdi>{stopped.reason}</bdi>
      </p>
      {can.stop ? (
        <Button size="sm" busy={lift.isPending} onClick={() => lift.mutate(stopped.id)}>
          Let it go on
        </Button>
      ) : null}
    </section>
  );
}

function useReadAgain(conversationId: string): () => void {
  const queryClient = useQueryClient();
  const { workspace } = useWorkspace();
  return () => {
    for (const queryKey of keysOfConversation(workspace.slug, conversationId)) void queryClient.invalidateQueries({ queryKey });
  };
}
