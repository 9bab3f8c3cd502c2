"use client";
/** The JSON schema of an action's arguments, as text. */
import { Field } from "./field";
import { Textarea } from "./textarea";

/** `problem`: what is wrong with the text, or null. */
export function SchemaField({ value, problem, onChange }: { value: string; problem: string | null; onChange: (text: string) => void }) {
  return (
    <Field
      label="Arguments"
      hint="JSON Schema: object, string, number, integer, boolean, array, amounts. Fields that are not here are refused."
      error={problem}
    >
      <Textarea dir="ltr" spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} className="font-mono text-xs" />
    </Field>
  );
}
