"use client";
/** The language model that words the answers: any OpenAI-compatible endpoint, or none. The key is written here and never shown again. */
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Bot } from "@/lib/contracts/api/bot";
import { FormSection } from "@/components/ui/form-section";
import { Switch } from "@/components/ui/switch";
import { TrialButton } from "./trial-button";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepBot, testModel, updateBot } from "./api";
import { EndpointFields, type KeyChange, keyOf } from "./endpoint-fields";

export function BotModel({ bot }: { bot: Bot }) {
  const { workspace, api, can, refusal } = useWorkspace();
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
        model: { enabled, baseUrl: baseUrl.trim() || null, name: name.trim() || null, ...keyOf(apiKey) },
      });
      setApiKey(undefined);
      return saved;
    },
    keep: (saved) => keepBot(queryClient, workspace.slug, saved),
    stale: queryKeys.bots(workspace.slug),
    savedWords: "A new version of the bot is live.",
  });
  const { enabled, baseUrl, name } = form.value;
  const keyChanged = "apiKey" in keyOf(apiKey);
  return (
    <FormSection
      title="Language model"
      description="Optional. The model words the answer from your articles and must cite them; what it says without a source is not sent. When it fails, a person gets the question."
      refusal={refusal("bot:write")}
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
      <EndpointFields
        value={{ baseUrl, name }}
        onChange={form.set}
        required={enabled}
        addressHint="Where /chat/completions answers, such as https://api.example.com/v1. Private addresses need the operator’s leave."
        errors={{ baseUrl: fieldError(error, "model.baseUrl"), name: fieldError(error, "model.name"), apiKey: fieldError(error, "model.apiKey") }}
        hasApiKey={bot.model.hasApiKey}
        apiKey={apiKey}
        setApiKey={setApiKey}
      />
      {can("bot:write") ? (
        <TrialButton
          label="Test the model"
          disabled={name.trim() === "" && baseUrl.trim() !== ""}
          run={() => testModel(api, bot.id, { baseUrl: baseUrl.trim() || null, name: name.trim() || null, ...keyOf(apiKey) })}
          describe={({ answer, latencyMs }) => `It answered after ${(latencyMs / 1000).toFixed(1)} s: “${answer}”`}
        />
      ) : null}
    </FormSection>
  );
}
