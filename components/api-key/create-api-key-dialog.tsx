"use client";
/** Makes a key. The key itself is shown once, in the second half of the dialog. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { fieldError, sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Scope } from "@/lib/core/rbac/scopes";
import { createApiKey } from "./api";
import { ScopeChoice } from "./scope-choice";

const dayMs = 86_400_000;
const lives = [
  { days: 30, name: "30 days" },
  { days: 90, name: "90 days" },
  { days: 365, name: "a year" },
  { days: 0, name: "it is revoked" },
] as const;

export function CreateApiKeyDialog() {
  const { workspace, api } = useWorkspace();
  const queryClient = useQueryClient();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<Scope>>(new Set());
  const [days, setDays] = useState(90);
  const create = useMutation({
    mutationFn: () => createApiKey(api, { name, scopes: [...chosen], expiresAt: days === 0 ? null : new Date(Date.now() + days * dayMs).toISOString() }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys(workspace.slug) }),
  });
  const nameError = fieldError(create.error, "name");
  const close = (next: boolean) => {
    setOpen(next);
    if (next) return;
    if (create.data) {
      setName("");
      setChosen(new Set());
    }
    create.reset();
  };
  return (
    <Dialog open={open} onOpenChange={close}>
      <DialogTrigger>
        <Button variant="primary">
          <KeyRound aria-hidden /> New key
        </Button>
      </DialogTrigger>
      {create.data ? (
        <Made name={create.data.apiKey.name} secret={create.data.key} done={() => close(false)} />
      ) : (
        <DialogContent
          title="A key for a program"
          description="One key a program, so that each can be revoked alone."
          className="max-w-xl"
          footer={
            <>
              <Button variant="ghost" onClick={() => close(false)}>
                Cancel
              </Button>
              <Button type="submit" form={formId} variant="primary" busy={create.isPending} disabled={chosen.size === 0}>
                Make the key
              </Button>
            </>
          }
        >
          <form
            id={formId}
            className="grid gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              create.mutate();
            }}
          >
            <Field label="Name" hint="What uses it, such as “Nightly import”." error={nameError}>
              <Input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" dir="auto" />
            </Field>
            <Field label="Works until">
              <Select value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {lives.map((life) => (
                  <option key={life.days} value={life.days}>
                    {life.days === 0 ? "it is revoked" : `${life.name} from now`}
                  </option>
                ))}
              </Select>
            </Field>
            <ScopeChoice chosen={chosen} onChosen={setChosen} />
            {create.isError && !nameError ? (
              <Notice kind="failed" live>
                {sentenceOf(create.error)}
              </Notice>
            ) : null}
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}

function Made({ name, secret, done }: { name: string; secret: string; done: () => void }) {
  return (
    <DialogContent
      title={`The key of ${name}`}
      description="Put it where the program keeps its secrets."
      className="max-w-xl"
      footer={
        <Button variant="primary" onClick={done}>
          I have kept it
        </Button>
      }
    >
      <div className="grid gap-3">
        <div className="flex gap-2">
          <Input readOnly value={secret} aria-label="API key" dir="ltr" className="font-mono text-xs" onFocus={(event) => event.target.select()} />
          <CopyButton text={secret} />
        </div>
        <Notice kind="waiting">The key is shown this once. Who has it can do what it may do, until it ends or is revoked.</Notice>
      </div>
    </DialogContent>
  );
}
