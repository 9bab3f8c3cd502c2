"use client";
/** Deleting the workspace, and keeping one that is about to be deleted. */
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "@/lib/client/toast";
import type { Workspace } from "@/lib/contracts/api/workspace";
import { DialogForm } from "@/components/shell/dialog-form";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CodeInput } from "@/components/ui/code-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { TextInput } from "@/components/ui/text-input";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import { cancelDeletion, requestDeletion, securityOptions, workspaceOptions } from "./api";

export function DeletionCard() {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(workspaceOptions(api, workspace.slug));
  const [asking, setAsking] = useState(false);
  const keep = useMutation({
    mutationFn: () => cancelDeletion(api),
    onSuccess: (kept) => {
      queryClient.setQueryData(queryKeys.workspace(workspace.slug), kept);
      readAnew();
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  return (
    <Card aria-label="Delete the workspace" className={data.deletionDueAt ? "border-failed-mark/60" : undefined}>
      {data.deletionDueAt ? (
        <CardHeader
          title="This workspace is about to be deleted"
          description={
            <>
              On <Time at={data.deletionDueAt} format="exact" /> everything in it is erased and cannot be brought back. Until then you can keep it.
            </>
          }
          action={
            <Button variant="primary" busy={keep.isPending} onClick={() => keep.mutate()}>
              Keep the workspace
            </Button>
          }
        />
      ) : (
        <CardHeader
          title="Delete the workspace"
          description="Seven days after you ask for it everything in it is erased: conversations, knowledge, files, settings, figures and the log. People keep their accounts. Until then an owner can keep it, it is only read, and the chat on your sites is closed."
          action={
            <Button variant="danger" onClick={() => setAsking(true)}>
              Delete…
            </Button>
          }
        />
      )}
      <Dialog open={asking} onOpenChange={setAsking}>
        {asking ? <DeletionForm workspace={data} /> : null}
      </Dialog>
    </Card>
  );
}

function DeletionForm({ workspace: { name } }: { workspace: Workspace }) {
  const { api } = useWorkspace();
  const { data: security } = useQuery(securityOptions());
  return (
    <DialogForm
      title={`Delete ${name}?`}
      description="The chat on your sites closes now, and nothing can be changed any more. After seven days everything is erased."
      act="Delete the workspace"
      danger
      submit={async ({ name: typed = "", password, code }) => {
        await requestDeletion(api, { name: typed, ...(password ? { password } : {}), ...(code ? { code } : {}) });
        readAnew();
      }}
    >
      {() => (
        <>
          <Field label="The workspace's name" hint={`Type ${name}`}>
            <TextInput name="name" required maxLength={80} autoComplete="off" spellCheck={false} />
          </Field>
          {security?.hasPassword === false ? null : (
            <Field label="Your password">
              <PasswordInput name="password" autoComplete="current-password" required maxLength={200} />
            </Field>
          )}
          {security?.secondFactor ? (
            <Field label="The app's code, or a recovery code">
              <CodeInput name="code" />
            </Field>
          ) : null}
        </>
      )}
    </DialogForm>
  );
}

/** What the person may do here is another thing now, on every screen: the page is read anew as a whole. */
function readAnew(): void {
  window.location.reload();
}
