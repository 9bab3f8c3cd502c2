"use client";
/** Hands the workspace to another member: they become an owner, the one who does it an admin. */
import { useMutation } from "@tanstack/react-query";
import type { Member } from "@/lib/contracts/api/member";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { handOver } from "./api";

export function HandOverDialog({ heir, open, onClose }: { heir: Member; open: boolean; onClose: () => void }) {
  const { workspace, api } = useWorkspace();
  const hand = useMutation({
    mutationFn: () => handOver(api, heir.id),
    // One's own permissions are others now: the page is read anew as a whole.
    onSuccess: () => window.location.reload(),
  });
  return (
    <Dialog open={open} onOpenChange={onClose}>
      <DialogContent
        title={`Hand ${workspace.name} over to ${heir.name}?`}
        description={`${heir.name} becomes an owner, who may do everything here: also export and delete the workspace. You become an admin, and only an owner can make you an owner again. Both of you are told by mail.`}
        footer={
          <>
            <DialogClose>
              <Button variant="ghost">Keep it</Button>
            </DialogClose>
            <Button variant="danger" busy={hand.isPending} onClick={() => hand.mutate()}>
              Hand it over
            </Button>
          </>
        }
      >
        {hand.isError ? (
          <Notice kind="failed" live>
            {sentenceOf(hand.error)}
          </Notice>
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
