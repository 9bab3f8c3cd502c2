"use client";
/** What a form asks for, in its order: each field as visitors read it, how it is filled in, and the argument that it becomes. */
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldError } from "@/lib/client/api-problem";
import { type FieldKind, type FormField, formLimits, ourFields } from "@/lib/core/request/request-form";
import { moved, ofKind } from "./form-draft";
import { fieldName, kindWords } from "./form-words";

/** `error`: of the last attempt to save. */
type Props = { fields: readonly FormField[]; error: unknown; onChange: (fields: FormField[]) => void };

const fresh: FormField = { key: "", kind: "text", label: null, required: true, currency: null };

export function FieldRows({ fields, error, onChange }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const set = (at: number, field: FormField) => onChange(fields.map((each, place) => (place === at ? field : each)));
  const move = (at: number, by: -1 | 1) => {
    onChange(moved(fields, at, by));
    // The focus goes along, so that the next press moves the same field on.
    const buttons = list.current?.children[at + by]?.querySelectorAll<HTMLButtonElement>("button[data-move]");
    const next = [...(buttons ?? [])].filter(({ disabled }) => !disabled);
    (next.find((button) => button.dataset.move === String(by)) ?? next[0])?.focus();
  };
  const remove = (at: number) => {
    // The last row takes the focus with it: the one before gets it. Else the next row moves up under it.
    if (at === fields.length - 1) list.current?.children[at - 1]?.querySelector("input")?.focus();
    onChange(fields.filter((_, place) => place !== at));
  };
  return (
    <div className="grid gap-3">
      <h3 className="text-sm font-semibold">Fields</h3>
      <ol ref={list} className="grid gap-3">
        {fields.map((field, index) => (
          <li key={index} className="rounded-control border p-3">
            <FieldRow
              field={field}
              number={index + 1}
              errorOf={(part) => fieldError(error, `fields.${index}.${part}`)}
              onChange={(next) => set(index, next)}
              onUp={index === 0 ? null : () => move(index, -1)}
              onDown={index === fields.length - 1 ? null : () => move(index, 1)}
              onRemove={fields.length === 1 ? null : () => remove(index)}
            />
          </li>
        ))}
      </ol>
      <AddField fields={fields} onAdd={(field) => onChange([...fields, field])} />
    </div>
  );
}

type RowProps = {
  field: FormField;
  number: number;
  errorOf: (part: string) => string | null;
  onChange: (field: FormField) => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  onRemove: (() => void) | null;
};

function FieldRow({ field, number, errorOf, onChange, onUp, onDown, onRemove }: RowProps) {
  const { key, kind, label, required, currency } = field;
  const isOurs = ourFields.some((ours) => ours.key === key);
  const name = fieldName(field) || "new field";
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">
        Field {number}: {name}
      </legend>
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="Label"
          aside={isOurs ? "optional" : undefined}
          hint={isOurs && label === null ? "In the visitor’s language." : undefined}
          error={errorOf("label")}
          className="min-w-0 flex-1 basis-48"
        >
          <Input
            required={!isOurs}
            maxLength={formLimits.label}
            placeholder={isOurs ? fieldName({ key, label: null }) : undefined}
            value={label ?? ""}
            onChange={(event) => onChange({ ...field, label: event.target.value === "" ? null : event.target.value })}
          />
        </Field>
        <Field label="Filled in as" error={errorOf("kind")} className="w-40">
          <Select value={kind} onChange={(event) => onChange(ofKind(field, event.target.value as FieldKind))}>
            {Object.entries(kindWords).map(([each, words]) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        {kind === "amount" ? (
          <Field label="Currency" error={errorOf("currency")} className="w-24">
            <Input
              required
              dir="ltr"
              pattern="[A-Z]{3}"
              maxLength={3}
              value={currency ?? ""}
              onChange={(event) => onChange({ ...field, currency: event.target.value.toUpperCase() })}
            />
          </Field>
        ) : null}
        <Field label="Argument" error={errorOf("key")} className="w-40">
          <Input
            required
            dir="ltr"
            spellCheck={false}
            pattern="[A-Za-z][A-Za-z0-9_]{0,39}"
            value={key}
            onChange={(event) => onChange({ ...field, key: event.target.value })}
            className="font-mono"
          />
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label className="flex min-h-7 items-center gap-2 text-sm max-sm:min-h-11">
          <input
            type="checkbox"
            checked={required}
            onChange={(event) => onChange({ ...field, required: event.target.checked })}
            className="size-4 accent-(--accent)"
          />
          {kind === "yes_no" ? "Has to be a yes" : "Has to be filled in"}
        </label>
        <span className="flex gap-1">
          <Button variant="ghost" size="icon-sm" data-move="-1" disabled={!onUp} aria-label={`Move ${name} up`} onClick={() => onUp?.()}>
            <ArrowUp aria-hidden />
          </Button>
          <Button variant="ghost" size="icon-sm" data-move="1" disabled={!onDown} aria-label={`Move ${name} down`} onClick={() => onDown?.()}>
            <ArrowDown aria-hidden />
          </Button>
          <Button variant="ghost" size="icon-sm" disabled={!onRemove} aria-label={`Remove ${name}`} onClick={() => onRemove?.()}>
            <Trash2 aria-hidden />
          </Button>
        </span>
      </div>
    </fieldset>
  );
}

/** One of ours that is not there yet, or one of the workspace's own. */
function AddField({ fields, onAdd }: { fields: readonly FormField[]; onAdd: (field: FormField) => void }) {
  const missing = ourFields.filter(({ key }) => !fields.some((field) => field.key === key));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" disabled={fields.length >= formLimits.fields}>
            <Plus aria-hidden /> Add a field
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {missing.map((field) => (
            <DropdownMenuItem key={field.key} onSelect={() => onAdd(field)}>
              {fieldName(field)}
            </DropdownMenuItem>
          ))}
          <DropdownMenuItem onSelect={() => onAdd(fresh)}>A field of your own</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {fields.length >= formLimits.fields ? <span className="text-xs text-ink-3">A form asks for {formLimits.fields} things at most.</span> : null}
    </div>
  );
}
