"use client";
/** The language model that words the answers: any OpenAI-compatible endpoint, or none. The key is written here and never shown again. */
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Bot } from "@/lib/contracts/api/bot";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepBot, updateBot } from "./api";

/** undefined: as it is. null: removed. A text: the new key. It stays out of the kept form, so that no key lies in the browser. */
type KeyChange = string | null | undefined;

export function BotModel({ bot }: { bot: Bot }) {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const switchId = useId();
  const [apiKey, setApiKey] = useState<KeyChange>(undefined);
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} bot model ${bot.id}`,
    thing: bot,
    fields: ({ model }) => ({ enabled: model.enabled, baseUrl: model.baseUrl ?? "", name: model.name ?? "" }),
    save: async (version, { enabled, baseUrl, name }) => {
      const saved = await updateBot(api, bot.id, {
        version,
        model: { enabled, baseUrl: baseUrl.trim() || null, name: name.trim() || null, ...(apiKey === undefined || apiKey === "" ? {} : { apiKey }) },
      });
      setApiKey(undefined);
      return saved;
    },
    keep: (saved) => keepBot(queryClient, workspace.slug, saved),
    stale: queryKeys.bots(workspace.slug),
    savedWords: "A new version of the bot is live.",
  });
  const { enabled, baseUrl, name } = form.value;
  const keyChanged = apiKey === null || (typeof apiKey === "string" && apiKey !== "");
  return (
    <FormSection
      title="Language model"
      description="Optional. The model words the answer from your articles and must cite them; what it says without a source is not sent. When it fails, a person gets the question."
      editable={can("bot:write")}
      isDirty={form.isDirty || keyChanged}
      onSave={save}
      onDiscard={() => {
        form.discard();
        setApiKey(undefined);
      }}
      {...state}
    >
      <div className="flex items-start gap-3">
        <Switch id={switchId} checked={enabled} onCheckedChange={(checked) => form.set({ enabled: checked })} className="mt-0.5" />
        <label htmlFor={switchId} className="font-medium">
          Word answers with a model
          <span className="block text-sm font-normal text-ink-2">
            {enabled
              ? "Passages and the question go to the address below."
              : "Off: answers are passages of your articles, word for word. Nothing leaves this installation."}
          </span>
        </label>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Address"
          hint="Where /chat/completions answers, such as https://api.example.com/v1. Private addresses need the operator’s leave."
          error={fieldError(error, "model.baseUrl")}
        >
          <Input
            value={baseUrl}
            onChange={(event) => form.set({ baseUrl: event.target.value })}
            type="url"
            inputMode="url"
            spellCheck={false}
            autoCapitalize="none"
            dir="ltr"
            required={enabled}
            maxLength={500}
          />
        </Field>
        <Field label="Model" hint="As the endpoint names it." error={fieldError(error, "model.name")}>
          <Input
            value={name}
            onChange={(event) => form.set({ name: event.target.value })}
            spellCheck={false}
            autoCapitalize="none"
            dir="ltr"
            required={enabled}
            maxLength={120}
          />
        </Field>
      </div>
      <Field
        label="Key"
        hint="Stored encrypted, never shown again. Some local endpoints need none."
        error={fieldError(error, "model.apiKey")}
        aside={<KeyState bot={bot} apiKey={apiKey} setApiKey={setApiKey} />}
      >
        <Input
          value={apiKey ?? ""}
          onChange={(event) => setApiKey(event.target.value)}
          type="password"
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          maxLength={500}
          placeholder={bot.model.hasApiKey && apiKey !== null ? "A key is stored; type to replace it" : ""}
        />
      </Field>
    </FormSection>
  );
}

function KeyState({ bot, apiKey, setApiKey }: { bot: Bot; apiKey: KeyChange; setApiKey: (change: KeyChange) => void }) {
  if (apiKey === null) return <Badge meaning="waiting">removed when you save</Badge>;
  if (!bot.model.hasApiKey) return "none stored";
  return (
    <Button variant="link" size="sm" onClick={() => setApiKey(null)}>
      Remove the stored key
    </Button>
  );
}
