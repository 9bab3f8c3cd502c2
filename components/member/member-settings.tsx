"use client";
/** Who belongs to the workspace, who is invited, and what each role may do. */
import { InvitationList } from "./invitation-list";
import { MemberList } from "./member-list";
import { RoleTable } from "./role-table";
import { useWorkspace } from "@/lib/client/workspace-context";

export function MemberSettings({ inviteOpen }: { inviteOpen: boolean }) {
  const { can } = useWorkspace();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <MemberList inviteOpen={inviteOpen} />
      {can("member:write") ? <InvitationList /> : null}
      <RoleTable />
    </div>
  );
}
