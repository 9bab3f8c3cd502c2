"use client";
/** What the workspace asks of its members, and the way out of it. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { leaveWorkspace, requireSecondFactor, workspaceOptions } from "./api";

export function WorkspaceAccess() {
  const { can } = useWorkspace();
  return (
    <>
      {can("workspace:own") ? <FactorRule /> : null}
      <Leave />
    </>
  );
}

function FactorRule() {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(workspaceOptions(api, workspace.slug));
  const change = useMutation({
    mutationFn: () => requireSecondFactor(api, { version: data.version, required: !data.secondFactorRequired }),
    onSuccess: (saved) => {
      queryClient.setQueryData(queryKeys.workspace(workspace.slug), saved);
      toast.success(saved.secondFactorRequired ? "Every member needs a second factor now." : "A second factor is everybody's own choice now.");
    },
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.workspace(workspace.slug) }),
  });
  return (
    <Card aria-label="Second factor of members">
      <CardHeader
        title="Second factor of members"
        description={
          data.secondFactorRequired
            ? "Every member needs one, or single sign-on. Whoever has none is led to set it up; you are one of them."
            : "Everybody may have one. You can ask every member for it, yourself included."
        }
        action={
          <Button busy={change.isPending} onClick={() => change.mutate()}>
            {data.secondFactorRequired ? "No longer ask for it" : "Ask everybody for it"}
          </Button>
        }
      />
    </Card>
  );
}

function Leave() {
  const { workspace, api } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => leaveWorkspace(api, workspace.slug),
    onSuccess: () => window.location.assign("/w"),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => setAsking(false),
  });
  return (
    <Card aria-label="Leave the workspace">
      <CardHeader
        title="Leave the workspace"
        description="Your access ends at once. What you wrote stays, under your name."
        action={
          <Button variant="danger" onClick={() => setAsking(true)}>
            Leave…
          </Button>
        }
      />
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent
          title={`Leave ${workspace.name}?`}
          description="You come back only when somebody lets you in again."
          footer={
            <>
              <DialogClose>
                <Button variant="ghost">Stay</Button>
              </DialogClose>
              <Button variant="danger" busy={leave.isPending} onClick={() => leave.mutate()}>
                Leave
              </Button>
            </>
          }
        >
          {null}
        </DialogContent>
      </Dialog>
    </Card>
  );
}
