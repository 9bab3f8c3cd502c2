"use client";
/** One form: whether bots offer it, what it asks for, when a person has to agree, what is called; beside it what visitors see. */
import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { AgreementFields } from "@/components/thread/agreement-fields";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireRequestForm } from "@/lib/contracts/api/request";
import type { WireTool } from "@/lib/contracts/api/tool";
import { keepForm, setRequestForm } from "./api";
import { FieldRows } from "./field-rows";
import { amountsOf, bodyOfForm, draftOfForm, type FormDraft, measuredOf, withTool } from "./form-draft";
import { FormPreview } from "./form-preview";
import { fieldName, formTitle } from "./form-words";

export function RequestForm({ saved, tools, onClose }: { saved: WireRequestForm; tools: readonly WireTool[]; onClose: () => void }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const switchId = useId();
  const { kind } = saved;
  const { form, error, save, ...state } = useSavedForm<FormDraft, WireRequestForm>({
    key: `${workspace.slug} request form ${kind}`,
    thing: saved,
    fields: draftOfForm,
    save: (version, draft) => setRequestForm(api, { kind, version, ...bodyOfForm(draft) }),
    keep: (next) => keepForm(queryClient, workspace.slug, next),
    stale: queryKeys.requestForms(workspace.slug),
    savedWords: "The next visitor who asks gets it like this.",
  });
  const draft = form.value;
  const measured = measuredOf(draft);
  const body = bodyOfForm(draft);
  const isAbove = draft.approval === "above";
  const tool = tools.find(({ id }) => id === draft.toolId);
  const settings = `/w/${workspace.slug}/settings`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Button variant="ghost" size="sm" className="w-fit max-sm:h-11" autoFocus onClick={onClose}>
        <ArrowLeft aria-hidden /> All forms
      </Button>
      <FormSection
        title={formTitle(kind)}
        description="What was asked for already keeps the fields and the limit that it was asked under."
        refusal={refusal("tool:write")}
        isDirty={form.isDirty}
        onSave={() => (body === null ? undefined : save())}
        onDiscard={form.discard}
        {...state}
      >
        <div className="flex items-center gap-3">
          <Switch id={switchId} checked={draft.enabled} onCheckedChange={(enabled) => form.set({ enabled })} />
          <label htmlFor={switchId} className="font-medium">
            Bots offer this form
          </label>
        </div>
        <FieldRows fields={draft.fields} error={error} onChange={(fields) => form.set({ fields })} />
        <Field
          label="Tool"
          hint={
            <>
              {tool?.identity === "verified" ? "It is for signed-in visitors: nobody else is offered the form. " : ""}
              {tool?.enabled === false ? "It is off: the form is offered once it is on. " : ""}
              Tools are added under <SettingsLink href={`${settings}/tools`}>Settings, Tools</SettingsLink>.
            </>
          }
          error={fieldError(error, "toolId")}
        >
          <Select className="w-full max-w-sm" value={draft.toolId} onChange={(event) => form.set(withTool(event.target.value, draft.approval))}>
            <option value="">None: a person does it by hand</option>
            {tools.map(({ id, name, enabled }) => (
              <option key={id} value={id}>
                {enabled ? name : `${name} (off)`}
              </option>
            ))}
          </Select>
        </Field>
        <AgreementFields
          value={draft}
          measures={amountsOf(draft.fields).map((field) => ({ field: field.key, name: fieldName(field) }))}
          hasRules={saved.approval.kind === "rules"}
          needsPerson={draft.toolId === ""}
          hint={
            draft.approval === "rules" ? (
              <>
                Somebody wrote the rules of {saved.action} under <SettingsLink href={`${settings}/approvals`}>Settings, Approvals</SettingsLink>. They stay.
              </>
            ) : draft.toolId === "" ? (
              "Who does it by hand approves it then."
            ) : null
          }
          errors={{
            approval: fieldError(error, "approval"),
            field: isAbove && !measured ? "Choose an amount of the form." : null,
            limit: isAbove && measured && body === null ? "Write an amount such as 49.90." : null,
          }}
          onChange={(part) => form.set(part)}
        >
          {measured ? <p className="self-end pb-1.5 text-sm text-ink-3 max-sm:pb-3">{measured.currency}</p> : null}
        </AgreementFields>
      </FormSection>
      <FormPreview kind={kind} fields={draft.fields} />
    </div>
  );
}

function SettingsLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-accent-text underline underline-offset-3">
      {children}
    </Link>
  );
}
