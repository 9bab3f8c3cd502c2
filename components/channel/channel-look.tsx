"use client";
/** What the widget looks like and says, in every language, beside the widget itself. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Channel } from "@/lib/contracts/api/channel";
import type { ChannelLook as Look, WidgetLanguage } from "@/lib/contracts/widget/look";
import { widgetLanguages } from "@/lib/core/kernel/widget-languages";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { channelBotsOptions, keepChannel, updateChannel } from "./api";
import { previewFace } from "./preview-face";
import { WidgetPreview } from "./widget-preview";

const languageNames: Record<WidgetLanguage, string> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  pt: "Português",
  ja: "日本語",
  ar: "العربية",
};

type Words = { label: string; greeting: string; awayMessage: string };

export function ChannelLook({ channel }: { channel: Channel }) {
  const { workspace, api, can, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const bots = useQuery({ ...channelBotsOptions(api, workspace.slug), enabled: can("bot:read") }).data?.data ?? [];
  const [language, setLanguage] = useState<WidgetLanguage | null>(null);
  const [open, setOpen] = useState(true);
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} look ${channel.id}`,
    thing: channel,
    fields: ({ name, botId, greeting, awayMessage, look }) => ({ name, botId, greeting, awayMessage, look }),
    save: (version, fields) => updateChannel(api, channel.id, { version, ...fields, look: withoutEmptyWords(fields.look) }),
    keep: (saved) => keepChannel(queryClient, workspace.slug, saved),
    stale: queryKeys.channels(workspace.slug),
    savedWords: "The widget looks so from now on. Pages that are open show it within five minutes.",
  });
  const { look } = form.value;
  const setLook = (change: Partial<Look>) => form.set({ look: { ...look, ...change } });
  const own: Words = { label: look.label, greeting: form.value.greeting, awayMessage: form.value.awayMessage };
  const shown: Partial<Words> = language === null ? own : (look.words[language] ?? {});
  const setWords = (change: Partial<Words>) => {
    if (language !== null) return setLook({ words: { ...look.words, [language]: { ...look.words[language], ...change } } });
    const { label = look.label, ...rest } = change;
    form.set({ ...rest, look: { ...look, label } });
  };
  const wordError = (key: keyof Words) => fieldError(error, language === null ? (key === "label" ? "look.label" : key) : `look.words.${language}.${key}`);
  const previewLanguage = language ?? "en";

  return (
    <FormSection
      title="Look and words"
      description="What you change shows in the widget beside it, and to visitors once it is saved."
      refusal={refusal("channel:write")}
      isDirty={form.isDirty}
      onSave={save}
      onDiscard={form.discard}
      {...state}
    >
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-4">
          <Field label="Channel name" hint="For your team: it stands in the inbox." error={fieldError(error, "name")}>
            <Input value={form.value.name} onChange={(event) => form.set({ name: event.target.value })} required maxLength={80} className="max-w-md" />
          </Field>
          {bots.length > 1 ? (
            <Field label="Bot" hint="It answers new conversations; open ones keep theirs." error={fieldError(error, "botId")}>
              <Select value={form.value.botId} onChange={(event) => form.set({ botId: event.target.value })} className="max-w-md">
                {bots.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
          <div className="flex flex-wrap gap-4">
            <Field label="Colour" error={fieldError(error, "look.accent")}>
              <input
                type="color"
                value={look.accent}
                onChange={(event) => setLook({ accent: event.target.value })}
                className="h-8 w-16 cursor-pointer rounded-control border bg-surface p-0.5 max-sm:h-11"
              />
            </Field>
            <Field label="Light or dark" error={fieldError(error, "look.scheme")}>
              <Select value={look.scheme} onChange={(event) => setLook({ scheme: event.target.value as Look["scheme"] })}>
                <option value="auto">As the visitor's device</option>
                <option value="light">Always light</option>
                <option value="dark">Always dark</option>
              </Select>
            </Field>
            <Field label="Corner" error={fieldError(error, "look.side")}>
              <Select value={look.side} onChange={(event) => setLook({ side: event.target.value as Look["side"] })}>
                <option value="right">Bottom right</option>
                <option value="left">Bottom left</option>
              </Select>
            </Field>
          </div>
          <div className="flex flex-wrap gap-4">
            <Pixels
              label="From the side"
              value={look.offsetX}
              most={200}
              onChange={(offsetX) => setLook({ offsetX })}
              error={fieldError(error, "look.offsetX")}
            />
            <Pixels label="From below" value={look.offsetY} most={200} onChange={(offsetY) => setLook({ offsetY })} error={fieldError(error, "look.offsetY")} />
            <Pixels label="Rounding" value={look.radius} most={24} onChange={(radius) => setLook({ radius })} error={fieldError(error, "look.radius")} />
          </div>
          <p className="max-w-2xl text-xs text-ink-3">
            Colour is for the launcher, buttons and the visitor's messages; text on it is black or white, whichever is read better. Distances are in pixels.
            What the assistant and people write keeps its own colours, so that nobody mistakes one for the other.
          </p>
          <Field
            label="Language of the words"
            hint="What a language lacks is said in the channel's own words. Everything else in the widget is translated already."
          >
            <Select value={language ?? ""} onChange={(event) => setLanguage((event.target.value || null) as WidgetLanguage | null)}>
              <option value="">The channel's own words</option>
              {widgetLanguages.map((tag) => (
                <option key={tag} value={tag}>
                  {languageNames[tag]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Words on the launcher" aside="optional" error={wordError("label")}>
            <Input
              dir="auto"
              value={shown.label ?? ""}
              placeholder={language === null ? undefined : own.label}
              onChange={(event) => setWords({ label: event.target.value })}
              maxLength={40}
              className="max-w-md"
            />
          </Field>
          <Field
            label="Greeting"
            hint="The first line that a visitor sees. That an AI assistant answers is said by the widget itself, always."
            error={wordError("greeting")}
          >
            <Textarea
              dir="auto"
              value={shown.greeting ?? ""}
              placeholder={language === null ? undefined : own.greeting}
              onChange={(event) => setWords({ greeting: event.target.value })}
              maxLength={1000}
              rows={2}
            />
          </Field>
          <Field
            label="Away message"
            hint="Said when a visitor wants a person and nobody of the team is online. With office hours, the widget adds when the team is back."
            error={wordError("awayMessage")}
          >
            <Textarea
              dir="auto"
              value={shown.awayMessage ?? ""}
              placeholder={language === null ? undefined : own.awayMessage}
              onChange={(event) => setWords({ awayMessage: event.target.value })}
              maxLength={1000}
              rows={2}
            />
          </Field>
        </div>
        <div className="grid content-start gap-2 lg:sticky lg:top-4 lg:self-start">
          <div role="radiogroup" aria-label="Preview" className="flex gap-4 text-xs">
            {[true, false].map((value) => (
              <label key={String(value)} className="inline-flex min-h-6 items-center gap-1.5 max-sm:min-h-11">
                <input type="radio" name={`preview-${channel.id}`} checked={open === value} onChange={() => setOpen(value)} />
                {value ? "Open" : "Closed"}
              </label>
            ))}
          </div>
          <WidgetPreview channel={previewFace(channel, form.value, previewLanguage)} language={previewLanguage} open={open} />
        </div>
      </div>
    </FormSection>
  );
}

function Pixels(props: { label: string; value: number; most: number; onChange: (value: number) => void; error: string | null }) {
  return (
    <Field label={props.label} error={props.error}>
      <Input
        type="number"
        inputMode="numeric"
        min={0}
        max={props.most}
        value={props.value}
        onChange={(event) => props.onChange(Math.round(Number(event.target.value)))}
        className="w-24"
      />
    </Field>
  );
}

/** A word that is left empty is not kept: the channel's own stands in. */
function withoutEmptyWords(look: Look): Look {
  const words = Object.entries(look.words).map(([tag, given]) => [tag, Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim() !== ""))]);
  return { ...look, words: Object.fromEntries(words.filter(([, given]) => Object.keys(given as object).length > 0)) as Look["words"] };
}
