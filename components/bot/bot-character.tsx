"use client";
/** Name, tone and instructions. Tone and instructions shape what a model writes; quoted answers stay word for word. */
import { useQueryClient } from "@tanstack/react-query";
import type { Bot } from "@/lib/contracts/api/bot";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepBot, updateBot } from "./api";

const instructionsLimit = 4000;

export function BotCharacter({ bot }: { bot: Bot }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} bot character ${bot.id}`,
    thing: bot,
    fields: ({ name, tone, instructions }) => ({ name, tone, instructions }),
    save: (version, character) => updateBot(api, bot.id, { version, ...character }),
    keep: (saved) => keepBot(queryClient, workspace.slug, saved),
    stale: queryKeys.bots(workspace.slug),
    savedWords: "A new version of the bot is live.",
  });
  return (
    <FormSection
      title="Character"
      description="Without a model the bot quotes your articles word for word; tone and instructions then have nothing to shape."
      refusal={refusal("bot:write")}
      isDirty={form.isDirty}
      onSave={save}
      onDiscard={form.discard}
      {...state}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" hint="Visitors see it above every answer, with “AI assistant”." error={fieldError(error, "name")}>
          <Input value={form.value.name} onChange={(event) => form.set({ name: event.target.value })} required maxLength={60} />
        </Field>
        <Field label="Tone" error={fieldError(error, "tone")}>
          <ToneSelect value={form.value.tone} onChange={(tone) => form.set({ tone })} />
        </Field>
      </div>
      <Field
        label="Instructions"
        hint="For the model: words to use or avoid, what to ask first. No instruction can switch off a handover."
        aside={`${[...form.value.instructions].length} of ${instructionsLimit}`}
        error={fieldError(error, "instructions")}
      >
        <Textarea value={form.value.instructions} onChange={(event) => form.set({ instructions: event.target.value })} maxLength={instructionsLimit} rows={4} />
      </Field>
    </FormSection>
  );
}

/** Passes what a Field gives on to the select. */
function ToneSelect({ value, onChange, ...rest }: { value: Bot["tone"]; onChange: (tone: Bot["tone"]) => void }) {
  return (
    <Select value={value} onChange={(event) => onChange(event.target.value as Bot["tone"])} className="w-full" {...rest}>
      <option value="friendly">Friendly</option>
      <option value="neutral">Neutral</option>
      <option value="formal">Formal</option>
    </Select>
  );
}
