"use client";
/** One of a few, with its words, in a row of the policy. */
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

export type ChoiceFieldProps<Value extends string> = {
  label: string;
  hint?: string | undefined;
  labelHidden?: boolean;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
  className?: string;
};

export function ChoiceField<Value extends string>({ label, hint, labelHidden, value, choices, onChange, className }: ChoiceFieldProps<Value>) {
  return (
    <Field label={label} hint={hint} labelHidden={labelHidden} className={className}>
      <Select value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
