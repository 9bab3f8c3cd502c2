"use client";
/** Invitations that were sent, newest first; open ones can be revoked. */
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { toast } from "@/lib/client/toast";
import type { Invitation } from "@/lib/contracts/api/invitation";
import { Badge } from "@/components/ui/badge";
import type { Meaning } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { MoreRows } from "@/components/ui/more-rows";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { invitationListOptions, revokeInvitation } from "./api";
import { roleWords } from "./role-select";

const states: Record<Invitation["status"], { meaning: Meaning; words: string }> = {
  pending: { meaning: "waiting", words: "Open" },
  accepted: { meaning: "approved", words: "Accepted" },
  revoked: { meaning: "neutral", words: "Revoked" },
  expired: { meaning: "neutral", words: "Expired" },
};

export function InvitationList() {
  const { workspace, api } = useWorkspace();
  const list = useSuspenseInfiniteQuery(invitationListOptions(api, workspace.slug));
  const invitations = list.data.pages.flatMap((page) => page.data);
  if (invitations.length === 0) return null;
  return (
    <Card aria-label="Invitations">
      <CardHeader title="Invitations" />
      <ul className="border-t">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      <MoreRows list={list} />
    </Card>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeInvitation(api, invitation.id),
    onSuccess: () => toast.success(`The link for ${invitation.email} does not work any more.`),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.invitations(workspace.slug) }),
  });
  const { meaning, words } = states[invitation.status];
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0">
      <div className="grid min-w-0 flex-1 basis-52 leading-tight">
        <span className="truncate font-medium">{invitation.email}</span>
        <span className="text-xs text-ink-3">
          {roleWords[invitation.role].name}, invited by {invitation.invitedBy.name} <Time at={invitation.createdAt} />
          {invitation.status === "pending" ? (
            <>
              , until <Time at={invitation.expiresAt} format="day" />
            </>
          ) : null}
        </span>
      </div>
      <Badge meaning={meaning}>{words}</Badge>
      {invitation.status === "pending" ? (
        <Button size="sm" busy={revoke.isPending} onClick={() => revoke.mutate()} aria-label={`Revoke the invitation of ${invitation.email}`}>
          Revoke
        </Button>
      ) : null}
    </li>
  );
}
