"use client";
/** When a person has to agree: every time, above a limit, never, or as a policy says that somebody wrote by hand. For what has arguments: tools and forms. */
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AgreementText } from "@/lib/core/approval/agreement-text";

type Props = {
  value: AgreementText;
  /** What can be above a limit. */
  measures: readonly { field: string; name: string }[];
  /** The policy in force was written by hand: it can stay. */
  hasRules: boolean;
  /** Nothing is called, so that a person is needed every time. */
  needsPerson?: boolean;
  hint?: ReactNode;
  errors?: { approval: string | null; field: string | null; limit: string | null };
  onChange: (part: Partial<AgreementText>) => void;
  /** Of the limit: its currency. */
  children?: ReactNode;
};

export function AgreementFields({ value, measures, hasRules, needsPerson = false, hint, errors, onChange, children }: Props) {
  return (
    <div className="flex flex-wrap gap-4">
      <Field label="A person agrees" hint={hint} error={errors?.approval} className="w-60">
        <Select value={value.approval} onChange={(event) => onChange({ approval: event.target.value as AgreementText["approval"] })}>
          <option value="always">Every time</option>
          <option value="above" disabled={needsPerson}>
            Above a limit
          </option>
          <option value="none" disabled={needsPerson}>
            Never
          </option>
          {hasRules ? <option value="rules">As its approval policy says</option> : null}
        </Select>
      </Field>
      {value.approval === "above" ? (
        <>
          <Field label="Argument" error={errors?.field} className="w-40">
            <Select value={value.field} onChange={(event) => onChange({ field: event.target.value })}>
              {measures.some(({ field }) => field === value.field) ? null : <option value={value.field}>Choose</option>}
              {measures.map(({ field, name }) => (
                <option key={field} value={field}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Limit" error={errors?.limit} className="w-32">
            <Input required inputMode="decimal" value={value.limit} onChange={(event) => onChange({ limit: event.target.value })} />
          </Field>
          {children}
        </>
      ) : null}
    </div>
  );
}
