"use client";
/** A team's name, people and channels. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Team } from "@/lib/contracts/api/team";
import { teamNameLimit } from "@/lib/core/workspace/team-name-limit";
import { createTeam, type TeamFields, updateTeam } from "./api";
import type { Choice } from "./team-settings";

export type TeamDialogProps = { team: Team | null; members: readonly Choice[]; channels: readonly Choice[]; onDone: () => void };

export function TeamDialog({ team, members, channels, onDone }: TeamDialogProps) {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const id = useId();
  const save = useMutation({
    mutationFn: (fields: TeamFields) => (team ? updateTeam(api, team, fields) : createTeam(api, fields)),
    onSuccess: (saved) => {
      toast.success(team ? `${saved.name} is changed.` : `${saved.name} is there.`);
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.teams(workspace.slug) }),
  });
  return (
    <DialogContent
      title={team ? `Change ${team.name}` : "New team"}
      description={null}
      footer={
        <>
          <DialogClose>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary" busy={save.isPending}>
            {team ? "Save" : "Make the team"}
          </Button>
        </>
      }
    >
      <form
        id={id}
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const values = new FormData(event.currentTarget);
          save.mutate({
            name: String(values.get("name") ?? ""),
            memberIds: values.getAll("member").map(String),
            channelIds: values.getAll("channel").map(String),
          });
        }}
      >
        <Field label="Name" error={fieldError(save.error, "name")}>
          <Input name="name" required maxLength={teamNameLimit} defaultValue={team?.name} dir="auto" autoComplete="off" />
        </Field>
        <Choices legend="People" name="member" choices={members} chosen={team?.members ?? []} />
        <Choices
          legend="Channels that hand over to it"
          name="channel"
          choices={channels}
          chosen={team?.channels ?? []}
          hint="A channel hands over to one team; choosing it here takes it from another."
        />
        {save.isError ? (
          <Notice kind="failed" live>
            {sentenceOf(save.error)}
          </Notice>
        ) : null}
      </form>
    </DialogContent>
  );
}

type ChoicesProps = { legend: string; name: string; choices: readonly Choice[]; chosen: readonly Choice[]; hint?: string };

function Choices({ legend, name, choices, chosen, hint }: ChoicesProps) {
  const ids = new Set(chosen.map((choice) => choice.id));
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      <div className="grid max-h-48 gap-0.5 overflow-y-auto rounded-card border p-1.5">
        {choices.map((choice) => (
          <label key={choice.id} className="flex min-h-8 items-center gap-2.5 rounded-control px-2 hover:bg-hover">
            <input type="checkbox" name={name} value={choice.id} defaultChecked={ids.has(choice.id)} className="size-4 accent-(--accent)" />
            <span dir="auto" className="truncate">
              {choice.name}
            </span>
          </label>
        ))}
      </div>
      {hint ? <p className="text-xs text-ink-3">{hint}</p> : null}
    </fieldset>
  );
}
