"use client";
/** The workspace's name and address. */
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Time } from "@/components/ui/time";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { renameWorkspace, workspaceOptions } from "./api";

export function WorkspaceSettings({ origin }: { origin: string }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(workspaceOptions(api, workspace.slug));
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} workspace`,
    thing: data,
    fields: ({ name }) => ({ name }),
    save: (version, { name }) => renameWorkspace(api, { version, name }),
    keep: (saved) => queryClient.setQueryData(queryKeys.workspace(workspace.slug), saved),
    stale: queryKeys.account(),
    savedWords: "The workspace has its new name.",
  });
  return (
    <FormSection title="Workspace" refusal={refusal("workspace:write")} isDirty={form.isDirty} onSave={save} onDiscard={form.discard} {...state}>
      <Field label="Name" hint="Members see it; invitations carry it. Visitors do not." error={fieldError(error, "name")}>
        <Input value={form.value.name} onChange={(event) => form.set({ name: event.target.value })} required maxLength={80} className="max-w-md" />
      </Field>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[7rem_1fr]">
        <dt className="text-ink-3">Address</dt>
        <dd className="font-mono text-xs leading-5 break-all">
          {origin}/w/{data.slug}
        </dd>
        <dt className="text-ink-3">Since</dt>
        <dd>
          <Time at={data.createdAt} format="day" />
        </dd>
      </dl>
    </FormSection>
  );
}
