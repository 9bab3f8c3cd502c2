"use client";
/** One argument as its schema says it: text, choice, number, date, yes or no, an amount in its currency. What is nested is written as JSON. */
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ArgumentSchema } from "@/lib/core/approval/argument-schema";
import { fieldTitle, isAmount, majorUnits, minorUnits } from "@/lib/core/approval/amount-text";

type FieldProps = { name: string; schema: ArgumentSchema; required: boolean; value: unknown; error: string | null; onChange: (value: unknown) => void };

/** Text that is not yet a value: the schema refuses it, so nothing half-written is sent. */
const unfinished = Number.NaN;

export function ArgumentField({ name, schema, required, value, error, onChange }: FieldProps) {
  const label = fieldTitle(name, schema);
  const about = { label, error, hint: schema.description, aside: required ? undefined : "optional" };
  if (schema.type === "object" && "format" in schema) return <AmountField {...about} currencies={schema.currencies} value={value} onChange={onChange} />;
  if ((schema.type === "string" || schema.type === "number" || schema.type === "integer") && schema.enum) {
    const choices: readonly (string | number)[] = schema.enum;
    return (
      <Field {...about}>
        <Select className="w-full max-w-sm" value={choices.indexOf(value as never)} onChange={(event) => onChange(choices[Number(event.target.value)])}>
          <option value={-1}>{required ? "Choose" : "Nothing"}</option>
          {choices.map((choice, index) => (
            <option key={choice} value={index}>
              {choice}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  switch (schema.type) {
    case "boolean":
      return (
        <Field {...about}>
          <Select
            className="w-full max-w-sm"
            value={String(value ?? "")}
            onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value === "true")}
          >
            <option value="">{required ? "Choose" : "Nothing"}</option>
            <option value="true">Yes</option>
            <option value="false">No</option>
          </Select>
        </Field>
      );
    case "number":
    case "integer":
      return <TypedField {...about} value={value} read={readNumber} onChange={onChange} inputMode="decimal" />;
    case "string": {
      const set = (text: string) => onChange(text === "" && !required ? undefined : text);
      const text = typeof value === "string" ? value : "";
      return (
        <Field {...about}>
          {schema.format || (schema.maxLength ?? 500) <= 80 ? (
            <Input className="max-w-sm" type={schema.format ?? "text"} value={text} onChange={(event) => set(event.target.value)} />
          ) : (
            <Textarea value={text} onChange={(event) => set(event.target.value)} />
          )}
        </Field>
      );
    }
    default:
      return <JsonField {...about} value={value} onChange={onChange} />;
  }
}

type About = { label: string; error: string | null; hint?: string; aside?: string };

function readNumber(text: string): unknown {
  if (text.trim() === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : unfinished;
}

function TypedField({
  value,
  read,
  onChange,
  inputMode,
  ...about
}: About & { value: unknown; read: (text: string) => unknown; onChange: (value: unknown) => void; inputMode: "decimal" }) {
  const [text, setText] = useState(typeof value === "number" ? String(value) : "");
  return (
    <Field {...about}>
      <Input
        className="max-w-sm"
        inputMode={inputMode}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(read(event.target.value));
        }}
      />
    </Field>
  );
}

function AmountField({
  currencies,
  value,
  onChange,
  ...about
}: About & { currencies?: readonly string[]; value: unknown; onChange: (value: unknown) => void }) {
  const start = isAmount(value) ? value : null;
  const [text, setText] = useState(start ? majorUnits(start) : "");
  const [currency, setCurrency] = useState(start?.currency ?? currencies?.[0] ?? "EUR");
  const set = (nextText: string, nextCurrency: string) => {
    setText(nextText);
    setCurrency(nextCurrency);
    onChange(nextText.trim() === "" ? undefined : { minor: minorUnits(nextText, nextCurrency) ?? unfinished, currency: nextCurrency });
  };
  return (
    <div className="flex flex-wrap items-start gap-2">
      <Field {...about} className="w-40">
        <Input inputMode="decimal" value={text} onChange={(event) => set(event.target.value, currency)} />
      </Field>
      <Field label="Currency" className="w-28">
        {currencies ? (
          <Select value={currency} onChange={(event) => set(text, event.target.value)}>
            {[...new Set([...currencies, currency])].map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        ) : (
          <Input value={currency} maxLength={3} onChange={(event) => set(text, event.target.value.toUpperCase())} />
        )}
      </Field>
    </div>
  );
}

function JsonField({ value, onChange, ...about }: About & { value: unknown; onChange: (value: unknown) => void }) {
  const [text, setText] = useState(value === undefined ? "" : JSON.stringify(value, null, 2));
  return (
    <Field {...about}>
      <Textarea
        dir="ltr"
        className="font-mono text-xs"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(readJson(event.target.value));
        }}
      />
    </Field>
  );
}

function readJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unfinished;
  }
}
