"use client";
/** The sites that may carry the widget, one a line. */
import { useQueryClient } from "@tanstack/react-query";
import type { Channel } from "@/lib/contracts/api/channel";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepChannel, updateChannel } from "./api";

export function ChannelSites({ channel, ownOrigin }: { channel: Channel; ownOrigin: string }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} sites ${channel.id}`,
    thing: channel,
    fields: ({ sites }) => ({ sites: sites.join("\n") }),
    save: (version, { sites }) => updateChannel(api, channel.id, { version, sites: linesOf(sites) }),
    keep: (saved) => keepChannel(queryClient, workspace.slug, saved),
    stale: queryKeys.channels(workspace.slug),
    savedWords: "The list of sites is in force.",
  });
  return (
    <FormSection
      title="Allowed sites"
      description="Requests of the widget from any other site are refused."
      refusal={refusal("channel:write")}
      isDirty={form.isDirty}
      onSave={save}
      onDiscard={form.discard}
      {...state}
    >
      <Field
        label="Sites"
        hint={`One a line, with https://, without a path. ${ownOrigin} is this installation itself, for the demo page.`}
        error={siteError(error, form.value.sites) ?? fieldError(error, "sites")}
      >
        <Textarea
          value={form.value.sites}
          onChange={(event) => form.set({ sites: event.target.value })}
          rows={3}
          spellCheck={false}
          autoCapitalize="none"
          dir="ltr"
          placeholder="https://www.example.com"
          className="font-mono text-xs"
        />
      </Field>
    </FormSection>
  );
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Names the line that the server has refused. */
function siteError(error: unknown, text: string): string | null {
  const lines = linesOf(text);
  for (const [index, line] of lines.entries()) {
    const words = fieldError(error, `sites.${index}`);
    if (words) return `“${line}”: ${words}`;
  }
  return null;
}
