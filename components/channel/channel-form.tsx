"use client";
/** What is asked before the first message, the privacy notice, and which files may be sent. */
import { useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import type { Channel } from "@/lib/contracts/api/channel";
import type { AttachmentKind } from "@/lib/contracts/widget/channel";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { fieldError } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { useSavedForm } from "@/lib/client/use-saved-form";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepChannel, updateChannel } from "./api";

type Question = NonNullable<Channel["preChat"]>["fields"][number];

const mostQuestions = 8;
const questionKinds: Record<Question["kind"], string> = { text: "Text", email: "E-mail address", select: "Choice", checkbox: "Checkbox" };
const fileKinds: Record<AttachmentKind, string> = {
  image: "Pictures",
  pdf: "PDF",
  text: "Text and CSV",
  office: "Office documents",
  archive: "ZIP archives",
  media: "Sound and video",
};

export function ChannelForm({ channel }: { channel: Channel }) {
  const { workspace, api, refusal } = useWorkspace();
  const queryClient = useQueryClient();
  const { form, error, save, ...state } = useSavedForm({
    key: `${workspace.slug} form ${channel.id}`,
    thing: channel,
    fields: ({ preChat, attachmentKinds }) => ({
      fields: preChat?.fields ?? [],
      notice: preChat?.notice?.text ?? "",
      noticeUrl: preChat?.notice?.url ?? "",
      consentRequired: preChat?.notice?.consentRequired ?? false,
      attachmentKinds,
    }),
    save: (version, { fields, notice, noticeUrl, consentRequired, attachmentKinds }) =>
      updateChannel(api, channel.id, {
        version,
        attachmentKinds,
        preChat:
          fields.length === 0 && notice.trim() === ""
            ? null
            : { fields, notice: notice.trim() === "" ? null : { text: notice, url: noticeUrl.trim() === "" ? null : noticeUrl.trim(), consentRequired } },
      }),
    keep: (saved) => keepChannel(queryClient, workspace.slug, saved),
    stale: queryKeys.channels(workspace.slug),
    savedWords: "The widget asks it from the next conversation on.",
  });
  const { fields, notice, noticeUrl, consentRequired, attachmentKinds } = form.value;
  const change = (index: number, fresh: Partial<Question>) =>
    form.set({ fields: fields.map((field, place) => (place === index ? { ...field, ...fresh } : field)) });
  const add = (fresh: Partial<Question>) =>
    form.set({ fields: [...fields, { key: freeKey(fields), kind: "text", label: "", required: false, options: [], ...fresh }] });
  return (
    <FormSection
      title="Before the chat, and files"
      description="Answers stand in the packet beside the conversation, as unverified as all that is typed. Agreement to the notice is kept in the log."
      refusal={refusal("channel:write")}
      isDirty={form.isDirty}
      onSave={save}
      onDiscard={form.discard}
      {...state}
    >
      {fields.length === 0 ? <p className="text-sm text-ink-3">Nothing is asked: visitors write at once.</p> : null}
      {fields.map((field, index) => (
        <div key={field.key} className="grid gap-2 border-b pb-3">
          <div className="flex flex-wrap items-end gap-2">
            <Field label={`Question ${index + 1}`} error={fieldError(error, `preChat.fields.${index}.label`)} className="min-w-40 flex-1">
              <Input value={field.label} onChange={(event) => change(index, { label: event.target.value })} maxLength={120} required />
            </Field>
            <Field label="Kind" labelHidden>
              <Select value={field.kind} onChange={(event) => change(index, { kind: event.target.value as Question["kind"] })}>
                {Object.entries(questionKinds).map(([kind, words]) => (
                  <option key={kind} value={kind}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
            <label className="flex h-8 items-center gap-2 text-sm max-sm:h-11">
              <input type="checkbox" checked={field.required} onChange={(event) => change(index, { required: event.target.checked })} />
              Needed
            </label>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove question ${index + 1}`}
              onClick={() => form.set({ fields: fields.filter((_, place) => place !== index) })}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
          {field.kind === "select" ? (
            <Field label="Choices" hint="One a line." error={fieldError(error, `preChat.fields.${index}.options`)}>
              <Textarea
                value={field.options.join("\n")}
                onChange={(event) => change(index, { options: event.target.value.split("\n") })}
                onBlur={() => change(index, { options: field.options.map((option) => option.trim()).filter(Boolean) })}
                rows={3}
                className="max-w-md"
              />
            </Field>
          ) : null}
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button disabled={fields.length >= mostQuestions} onClick={() => add({})}>
          <Plus aria-hidden /> Add a question
        </Button>
        {fields.some(({ key }) => key === "email") ? null : (
          <Button
            variant="ghost"
            disabled={fields.length >= mostQuestions}
            onClick={() => add({ key: "email", kind: "email", label: "E-mail address", required: true })}
          >
            Ask for the e-mail address
          </Button>
        )}
        {fields.some(({ key }) => key === "name") ? null : (
          <Button variant="ghost" disabled={fields.length >= mostQuestions} onClick={() => add({ key: "name", label: "Your name", required: true })}>
            Ask for the name
          </Button>
        )}
      </div>
      <Field label="Privacy notice" aside="optional" hint="Shown before the first message." error={fieldError(error, "preChat.notice.text")}>
        <Textarea value={notice} onChange={(event) => form.set({ notice: event.target.value })} maxLength={1000} rows={2} />
      </Field>
      {notice.trim() === "" ? null : (
        <div className="grid gap-3">
          <Field label="Link to the whole policy" aside="optional" error={fieldError(error, "preChat.notice.url")}>
            <Input
              value={noticeUrl}
              onChange={(event) => form.set({ noticeUrl: event.target.value })}
              dir="ltr"
              placeholder="https://www.example.com/privacy"
              className="max-w-md"
            />
          </Field>
          <label className="flex items-center gap-2 text-sm">
            <input type="checkbox" checked={consentRequired} onChange={(event) => form.set({ consentRequired: event.target.checked })} />
            Visitors have to tick that they agree
          </label>
        </div>
      )}
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium">Files that may be sent, both ways, up to 10 MB each</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {(Object.keys(fileKinds) as AttachmentKind[]).map((kind) => (
            <label key={kind} className="flex items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={attachmentKinds.includes(kind)}
                onChange={(event) =>
                  form.set({ attachmentKinds: event.target.checked ? [...attachmentKinds, kind] : attachmentKinds.filter((other) => other !== kind) })
                }
              />
              {fileKinds[kind]}
            </label>
          ))}
        </div>
        <p className="text-xs text-ink-3">
          Without any, nothing can be sent. What a file is, its content says, not its name; web pages and programs are never taken.
        </p>
      </fieldset>
    </FormSection>
  );
}

function freeKey(fields: readonly Question[]): string {
  for (let number = 1; ; number += 1) if (!fields.some(({ key }) => key === `question_${number}`)) return `question_${number}`;
}
