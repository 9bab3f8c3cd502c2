"use client";
/** What the widget says before the first message, and when nobody of the team is online. */
import { useQueryClient } from "@tanstack/react-query";
import type { Channel } from "@/lib/contracts/api/channel";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepChannel, updateChannel } from "./api";

export function ChannelWords({ channel }: { channel: Channel }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} words ${channel.id}`,
    thing: channel,
    fields: ({ name, greeting, awayMessage }) => ({ name, greeting, awayMessage }),
    save: (version, words) => updateChannel(api, channel.id, { version, ...words }),
    keep: (saved) => keepChannel(queryClient, workspace.slug, saved),
    stale: queryKeys.channels(workspace.slug),
    savedWords: "The widget says it from now on.",
  });
  return (
    <FormSection title="Words" editable={can("channel:write")} isDirty={form.isDirty} onSave={save} onDiscard={form.discard} {...state}>
      <Field label="Channel name" hint="For your team: it stands in the inbox." error={fieldError(error, "name")}>
        <Input value={form.value.name} onChange={(event) => form.set({ name: event.target.value })} required maxLength={80} className="max-w-md" />
      </Field>
      <Field
        label="Greeting"
        hint="The first line that a visitor sees. That an AI assistant answers is said by the widget itself, always."
        error={fieldError(error, "greeting")}
      >
        <Textarea value={form.value.greeting} onChange={(event) => form.set({ greeting: event.target.value })} maxLength={1000} rows={2} />
      </Field>
      <Field
        label="Away message"
        hint="Said when a visitor wants a person and nobody of the team is online. Say when somebody will be back; the widget then asks for an e-mail address."
        error={fieldError(error, "awayMessage")}
      >
        <Textarea value={form.value.awayMessage} onChange={(event) => form.set({ awayMessage: event.target.value })} maxLength={1000} rows={2} />
      </Field>
    </FormSection>
  );
}
