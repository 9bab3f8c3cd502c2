"use client";
/** The teams of a workspace: who is in them, and which channels hand over to them. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Team } from "@/lib/contracts/api/team";
import { archiveTeam, teamListOptions } from "./api";
import { TeamDialog } from "./team-dialog";

export type Choice = { id: string; name: string };

export function TeamSettings({ members, channels }: { members: readonly Choice[]; channels: readonly Choice[] }) {
  const { workspace, api, can } = useWorkspace();
  const { data } = useSuspenseQuery(teamListOptions(api, workspace.slug)).data;
  const [open, setOpen] = useState<Team | "new" | null>(null);
  return (
    <Card aria-label="Teams">
      <CardHeader
        title="Teams"
        description="A conversation that comes to people from one of a team's channels is the team's. The inbox can show a team alone."
        action={can("team:write") ? <Button onClick={() => setOpen("new")}>New team</Button> : null}
      />
      {data.length === 0 ? (
        <EmptyState icon={Users} title="No team yet">
          {can("team:write") ? "Make one when different people answer different questions." : "Somebody who manages the workspace can make one."}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {data.map((team) => (
            <TeamRow key={team.id} team={team} onChange={() => setOpen(team)} />
          ))}
        </ul>
      )}
      <Dialog open={open !== null} onOpenChange={(isOpen) => (isOpen ? undefined : setOpen(null))}>
        {open === null ? null : (
          <TeamDialog
            key={open === "new" ? "new" : open.id}
            team={open === "new" ? null : open}
            members={members}
            channels={channels}
            onDone={() => setOpen(null)}
          />
        )}
      </Dialog>
    </Card>
  );
}

function TeamRow({ team, onChange }: { team: Team; onChange: () => void }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const archive = useMutation({
    mutationFn: () => archiveTeam(api, team),
    onSuccess: () => toast.success(`${team.name} is archived.`),
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.teams(workspace.slug) }),
  });
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2 last:border-b-0">
      <div className="grid min-w-0 flex-1 basis-44 leading-tight">
        <span dir="auto" className="truncate text-left font-medium">
          {team.name}
        </span>
        <span className="truncate text-xs text-ink-3">
          {team.members.length === 0 ? "Nobody in it" : team.members.map(({ name }) => name).join(", ")}
          {team.channels.length === 0 ? "" : ` · takes ${team.channels.map(({ name }) => name).join(", ")}`}
        </span>
      </div>
      {can("team:write") ? (
        <span className="flex gap-2">
          <Button size="sm" onClick={onChange} aria-label={`Change ${team.name}`}>
            Change
          </Button>
          <Button size="sm" variant="ghost" onClick={() => setAsking(true)} aria-label={`Archive ${team.name}`}>
            Archive
          </Button>
        </span>
      ) : null}
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent
          title={`Archive ${team.name}?`}
          description="It takes no more conversations and leaves the lists. The conversations that it had keep its name."
          footer={
            <>
              <DialogClose>
                <Button variant="ghost">Keep it</Button>
              </DialogClose>
              <Button
                variant="danger"
                onClick={() => {
                  setAsking(false);
                  archive.mutate();
                }}
              >
                Archive
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
