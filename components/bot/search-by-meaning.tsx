"use client";
/** Vectors for the search, from any OpenAI-compatible endpoint, or none. One setting for the workspace: all its bots search one index. */
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { FormSection } from "@/components/ui/form-section";
import { Notice } from "@/components/ui/notice";
import { Switch } from "@/components/ui/switch";
import { Time } from "@/components/ui/time";
import { TrialButton } from "./trial-button";
import { trialSentence } from "./trial-words";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Embedding } from "@/lib/contracts/api/embedding";
import { embeddingOptions, testEmbedding, updateEmbedding } from "./api";
import { EndpointFields, type KeyChange, keyOf } from "./endpoint-fields";

export function SearchByMeaning() {
  const { workspace, api, can, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { data: embedding } = useSuspenseQuery(embeddingOptions(api, workspace.slug));
  const switchId = useId();
  const [apiKey, setApiKey] = useState<KeyChange>(undefined);
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} search by meaning`,
    thing: embedding,
    fields: ({ enabled, baseUrl, model }) => ({ enabled, baseUrl: baseUrl ?? "", name: model ?? "" }),
    save: async (version, { enabled, baseUrl, name }) => {
      const saved = await updateEmbedding(api, { version, enabled, baseUrl: baseUrl.trim() || null, model: name.trim() || null, ...keyOf(apiKey) });
      setApiKey(undefined);
      return saved;
    },
    keep: (saved) => queryClient.setQueryData<Embedding>(queryKeys.embedding(workspace.slug), saved),
    stale: queryKeys.embedding(workspace.slug),
    savedWords: "The articles are being indexed anew.",
  });
  const { enabled, baseUrl, name } = form.value;
  return (
    <FormSection
      title="Search by meaning"
      description="Optional. Finds articles that say the same in other words, beside the search by words. It never makes the bot surer of an answer; all bots of the workspace use it."
      refusal={refusal("bot:write")}
      isDirty={form.isDirty || "apiKey" in keyOf(apiKey)}
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
          Use an embeddings endpoint
          <span className="block text-sm font-normal text-ink-2">
            {enabled
              ? "Published texts go to the address below once, and each visitor’s question when it is asked."
              : "Off: search is by words, in every script. Nothing leaves this installation."}
          </span>
        </label>
      </div>
      <EmbeddingProgress embedding={embedding} />
      <EndpointFields
        value={{ baseUrl, name }}
        onChange={form.set}
        required={enabled}
        addressHint="Where /embeddings answers, such as https://api.example.com/v1. Private addresses need the operator’s leave."
        errors={{ baseUrl: fieldError(error, "baseUrl"), name: fieldError(error, "model"), apiKey: fieldError(error, "apiKey") }}
        hasApiKey={embedding.hasApiKey}
        apiKey={apiKey}
        setApiKey={setApiKey}
      />
      {can("bot:write") ? (
        <TrialButton
          label="Test the endpoint"
          disabled={name.trim() === "" && baseUrl.trim() !== ""}
          run={() => testEmbedding(api, { baseUrl: baseUrl.trim() || null, model: name.trim() || null, ...keyOf(apiKey) })}
          describe={({ dimensions, latencyMs }) => `It gave vectors of ${dimensions} numbers after ${(latencyMs / 1000).toFixed(1)} s.`}
        />
      ) : null}
    </FormSection>
  );
}

function EmbeddingProgress({ embedding: { state, failure } }: { embedding: Embedding }) {
  if (state === "off") return null;
  if (state === "ready") return <p className="text-sm text-approved">Every published text is searched by meaning, too.</p>;
  if (state === "building")
    return <p className="text-sm text-ink-2">Published texts are being embedded. Until each has its vector it is found by its words.</p>;
  const [reason = "", code = ""] = failure?.code.split(":") ?? [];
  const status = /^\d{3}$/.test(code) ? Number(code) : null;
  return (
    <Notice kind="failed" title="Texts could not be embedded">
      {trialSentence({ failure: reason, code, status })} Search goes on by words, and it is tried again by itself.
      {failure ? (
        <span className="block text-xs text-ink-3">
          Last tried <Time at={failure.at} />
        </span>
      ) : null}
    </Notice>
  );
}
