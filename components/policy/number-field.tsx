"use client";
/** A number within bounds. What is typed on the way to one is shown and changes nothing; leaving the field shows what counts. */
import { useState } from "react";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type NumberFieldProps = {
  label: string;
  labelHidden?: boolean;
  hint?: ReactNode;
  value: number | null;
  min: number;
  max: number;
  step?: number;
  /** What an empty field stands for; without it the field cannot be emptied. */
  placeholder?: string;
  onChange: (value: number | null) => void;
  className?: string;
};

export function NumberField({ label, labelHidden, hint, value, min, max, step = 1, placeholder, onChange, className = "max-w-24" }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string): void => {
    setTyped(text);
    if (text === "") {
      if (placeholder !== undefined) onChange(null);
      return;
    }
    const number = Number(text);
    if (number >= min && number <= max && (step !== 1 || Number.isInteger(number))) onChange(number);
  };
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint}>
      <Input
        type="number"
        inputMode="decimal"
        min={min}
        max={max}
        step={step}
        placeholder={placeholder}
        value={typed ?? (value === null ? "" : String(value))}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setTyped(null)}
        className={`tabular ${className}`}
        dir="ltr"
      />
    </Field>
  );
}
