"use client";
/** Invites a person. Where no mail server is set, the link is shown once, to be passed on by hand. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useId, useState } from "react";
import type { CreateInvitationResponse } from "@/lib/contracts/api/invitation";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Role } from "@/lib/core/rbac/scopes";
import { createInvitation } from "./api";
import { RoleSelect, roleWords } from "./role-select";

export function InviteDialog({ startOpen = false }: { startOpen?: boolean }) {
  const { workspace, member, api } = useWorkspace();
  const queryClient = useQueryClient();
  const formId = useId();
  const [open, setOpen] = useState(startOpen);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const invite = useMutation({
    mutationFn: () => createInvitation(api, { email, role }),
    onSuccess: () => {
      setEmail("");
      return queryClient.invalidateQueries({ queryKey: queryKeys.invitations(workspace.slug) });
    },
  });
  const emailError = fieldError(invite.error, "email");
  const close = (next: boolean) => {
    setOpen(next);
    if (next) return;
    invite.reset();
    // The address that opened the dialog would open it again on a reload.
    if (startOpen) window.history.replaceState(null, "", window.location.pathname);
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogTrigger>
        <Button variant="primary">
          <UserPlus aria-hidden /> Invite
        </Button>
      </DialogTrigger>
      {invite.data ? (
        <Invited answer={invite.data} again={() => invite.reset()} done={() => close(false)} />
      ) : (
        <DialogContent
          title="Invite a person"
          description="The link works once, for seven days, for that address."
          footer={
            <>
              <Button variant="ghost" onClick={() => close(false)}>
                Cancel
              </Button>
              <Button type="submit" form={formId} variant="primary" busy={invite.isPending}>
                Invite
              </Button>
            </>
          }
        >
          <form
            id={formId}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              invite.mutate();
            }}
          >
            <Field label="E-mail" error={emailError}>
              <Input
                type="email"
                inputMode="email"
                required
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
                autoComplete="off"
                dir="ltr"
              />
            </Field>
            <Field label="Role" hint={`${roleWords[role].name}: ${roleWords[role].does}. The table below says it in full.`}>
              <RoleSelect value={role} onValue={setRole} mayMakeOwner={member.role === "owner"} />
            </Field>
            {invite.isError && !emailError ? (
              <Notice kind="failed" live>
                {sentenceOf(invite.error)}
              </Notice>
            ) : null}
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}

function Invited({ answer, again, done }: { answer: CreateInvitationResponse; again: () => void; done: () => void }) {
  return (
    <DialogContent
      title={answer.link ? "Pass this link on" : "The invitation is on its way"}
      description={
        answer.link
          ? `Mail is not set up on this installation, so ${answer.invitation.email} gets it from you.`
          : `${answer.invitation.email} has seven days to accept it.`
      }
      footer={
        <>
          <Button variant="ghost" onClick={again}>
            Invite another
          </Button>
          <Button variant="primary" onClick={done}>
            Done
          </Button>
        </>
      }
    >
      {answer.link ? (
        <div className="grid gap-3">
          <div className="flex gap-2">
            <Input
              readOnly
              value={answer.link}
              aria-label="Invitation link"
              dir="ltr"
              className="font-mono text-xs"
              onFocus={(event) => event.target.select()}
            />
            <CopyButton text={answer.link} />
          </div>
          <Notice kind="waiting">The link is shown this once. Who has it can join under that address until it is used or revoked.</Notice>
        </div>
      ) : null}
    </DialogContent>
  );
}
