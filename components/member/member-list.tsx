"use client";
/** The members with role, presence and status. Changing a role acts at once, on open sessions too. */
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { Member } from "@/lib/contracts/api/member";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { MoreRows } from "@/components/ui/more-rows";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Role } from "@/lib/core/rbac/scopes";
import { memberListOptions, updateMember } from "./api";
import { HandOverDialog } from "./hand-over-dialog";
import { InviteDialog } from "./invite-dialog";
import { RoleSelect, roleWords } from "./role-select";

export function MemberList({ inviteOpen }: { inviteOpen: boolean }) {
  const { workspace, api, can } = useWorkspace();
  const list = useSuspenseInfiniteQuery(memberListOptions(api, workspace.slug));
  const members = list.data.pages.flatMap((page) => page.data);
  return (
    <Card aria-label="Members">
      <CardHeader
        title="Members"
        description={
          members.length === 1
            ? "Just you so far. With a second person somebody is there while you are not."
            : `${members.length}${list.hasNextPage ? " or more" : ""} people.`
        }
        action={can("member:write") ? <InviteDialog startOpen={inviteOpen} /> : null}
      />
      <ul className="border-t">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
      <MoreRows list={list} />
    </Card>
  );
}

function MemberRow({ member }: { member: Member }) {
  const { workspace, member: self, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<"deactivate" | "hand over" | null>(null);
  const change = useMutation({
    mutationFn: (fields: { role?: Role; status?: Member["status"] }) => updateMember(api, member, fields),
    onSuccess: (_saved, fields) =>
      toast.success(
        fields.role
          ? `${member.name} is ${roleWords[fields.role].name.toLowerCase()} now.`
          : fields.status === "deactivated"
            ? `${member.name} has no access any more.`
            : `${member.name} has access again.`,
      ),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.members(workspace.slug) }),
  });
  const isActive = member.status === "active";
  const mayHandOver = can("workspace:own") && isActive && member.id !== self.id;
  const mayChange = can("member:write") && (member.role !== "owner" || self.role === "owner");
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2 last:border-b-0">
      <Avatar name={member.name} presence={isActive ? member.presence : undefined} />
      <div className="grid min-w-0 flex-1 basis-44 leading-tight">
        <span className="flex min-w-0 items-center gap-2">
          <span dir="auto" className="truncate font-medium">
            {member.name}
          </span>
          {member.id === self.id ? <span className="text-xs text-ink-3">you</span> : null}
          {isActive ? null : <Badge size="sm">Deactivated</Badge>}
        </span>
        <span className="truncate text-xs text-ink-3">
          {member.email}
          {isActive ? ` · ${member.presence}` : ""}
        </span>
      </div>
      {mayChange && isActive ? (
        <RoleSelect
          value={change.isPending && change.variables.role ? change.variables.role : member.role}
          onValue={(role) => change.mutate({ role })}
          mayMakeOwner={self.role === "owner"}
          disabled={change.isPending}
          aria-label={`Role of ${member.name}`}
        />
      ) : (
        <span className="text-sm text-ink-2">{roleWords[member.role].name}</span>
      )}
      {mayChange || mayHandOver ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon" aria-label={`More for ${member.name}`}>
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {mayHandOver ? <DropdownMenuItem onSelect={() => setAsking("hand over")}>Hand the workspace over…</DropdownMenuItem> : null}
            {mayChange && isActive ? (
              <DropdownMenuItem danger onSelect={() => setAsking("deactivate")}>
                Deactivate…
              </DropdownMenuItem>
            ) : null}
            {mayChange && !isActive ? <DropdownMenuItem onSelect={() => change.mutate({ status: "active" })}>Give access again</DropdownMenuItem> : null}
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
      <HandOverDialog heir={member} open={asking === "hand over"} onClose={() => setAsking(null)} />
      <Dialog open={asking === "deactivate"} onOpenChange={() => setAsking(null)}>
        <DialogContent
          title={`Deactivate ${member.name}?`}
          description="Access to this workspace ends at once, on every device. What the person wrote stays, under the name. You can give access again."
          footer={
            <>
              <DialogClose>
                <Button variant="ghost">Keep access</Button>
              </DialogClose>
              <Button
                variant="danger"
                onClick={() => {
                  setAsking(null);
                  change.mutate({ status: "deactivated" });
                }}
              >
                Deactivate
              </Button>
            </>
          }
        >
          {null}
        </DialogContent>
      </Dialog>
    </li>
  );
}
