"use client";
/** What a person says about a webhook: where it sends, what it is for, which events. For a new one and for changes. */
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { EventTypeChoice } from "./event-type-choice";

export type WebhookValues = { url: string; description: string; eventTypes: string[] };

export type WebhookFieldsProps = { value: WebhookValues; onChange: (change: Partial<WebhookValues>) => void; urlError: string | null };

export function WebhookFields({ value, onChange, urlError }: WebhookFieldsProps) {
  return (
    <>
      <Field label="Address" hint="Private addresses need the operator’s leave." error={urlError}>
        <Input
          required
          type="url"
          value={value.url}
          maxLength={1000}
          onChange={(event) => onChange({ url: event.target.value })}
          placeholder="https://example.com/hooks/handrail"
          spellCheck={false}
          dir="ltr"
        />
      </Field>
      <Field label="What it is for" aside="optional">
        <Input value={value.description} maxLength={120} onChange={(event) => onChange({ description: event.target.value })} dir="auto" />
      </Field>
      <EventTypeChoice chosen={value.eventTypes} onChosen={(eventTypes) => onChange({ eventTypes })} />
    </>
  );
}
