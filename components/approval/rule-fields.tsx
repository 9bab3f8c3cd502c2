"use client";
/** Rules on arguments: each with its conditions, all of which have to hold, and the tier that it leads to. */
import { ArrowUp, Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type DraftCondition, type DraftRule, nobody } from "./policy-draft";

type Props = { rules: readonly DraftRule[]; fields: readonly string[]; tierNames: readonly string[]; onChange: (rules: DraftRule[]) => void };

const comparisons: readonly (readonly [DraftCondition["is"], string])[] = [
  ["above", "is above"],
  ["below", "is below"],
  ["equals", "is"],
  ["in", "is one of"],
  ["absent", "is missing"],
];

export function RuleFields({ rules, fields, tierNames, onChange }: Props) {
  const set = (at: number, rule: DraftRule | null) => onChange(rules.flatMap((each, index) => (index === at ? (rule ? [rule] : []) : [each])));
  const up = (at: number) => onChange(rules.map((rule, index) => (index === at - 1 ? (rules[at] ?? rule) : index === at ? (rules[at - 1] ?? rule) : rule)));
  const fresh: DraftCondition = { field: fields.includes("amount") ? "amount" : (fields[0] ?? ""), is: "above", value: "", currency: "EUR" };
  return (
    <>
      <ol className="grid gap-3">
        {rules.map((rule, index) => (
          <li key={index} className="grid gap-2 rounded-control border p-3">
            {rule.when.map((condition, place) => (
              <ConditionRow
                key={place}
                lead={place === 0 ? "If" : "and"}
                condition={condition}
                fields={fields}
                onChange={(next) => set(index, { ...rule, when: rule.when.map((each, at) => (at === place ? next : each)) })}
                onRemove={rule.when.length > 1 ? () => set(index, { ...rule, when: rule.when.filter((_, at) => at !== place) }) : null}
              />
            ))}
            <div className="flex flex-wrap items-center gap-2 text-sm">
              <span className="w-8 text-ink-3">then</span>
              <Select aria-label="Tier" value={rule.tier} onChange={(event) => set(index, { ...rule, tier: event.target.value })}>
                <option value={nobody}>nobody is needed</option>
                {tierNames.map((name, at) => (
                  <option key={at}>{name}</option>
                ))}
              </Select>
              <Button variant="ghost" size="sm" onClick={() => set(index, { ...rule, when: [...rule.when, fresh] })}>
                <Plus aria-hidden /> Condition
              </Button>
              <span className="ml-auto flex gap-1">
                <Button variant="ghost" size="icon-sm" disabled={index === 0} aria-label={`Move rule ${index + 1} up`} onClick={() => up(index)}>
                  <ArrowUp aria-hidden />
                </Button>
                <Button variant="ghost" size="icon-sm" aria-label={`Remove rule ${index + 1}`} onClick={() => set(index, null)}>
                  <Trash2 aria-hidden />
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        className="justify-self-start"
        disabled={fields.length === 0}
        onClick={() => onChange([...rules, { when: [fresh], tier: tierNames[0] ?? nobody }])}
      >
        <Plus aria-hidden /> Add a rule
      </Button>
    </>
  );
}

type RowProps = {
  lead: string;
  condition: DraftCondition;
  fields: readonly string[];
  onChange: (condition: DraftCondition) => void;
  onRemove: (() => void) | null;
};

function ConditionRow({ lead, condition, fields, onChange, onRemove }: RowProps) {
  const set = (part: Partial<DraftCondition>) => onChange({ ...condition, ...part });
  const isLimit = condition.is === "above" || condition.is === "below";
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span className="w-8 text-ink-3">{lead}</span>
      <Select aria-label="Field" value={condition.field} onChange={(event) => set({ field: event.target.value })}>
        {[...new Set([...fields, condition.field])].map((field) => (
          <option key={field}>{field}</option>
        ))}
      </Select>
      <Select aria-label="How it is compared" value={condition.is} onChange={(event) => set({ is: event.target.value as DraftCondition["is"] })}>
        {comparisons.map(([is, words]) => (
          <option key={is} value={is}>
            {words}
          </option>
        ))}
      </Select>
      {condition.is === "absent" ? null : (
        <Input
          required
          aria-label={condition.is === "in" ? "Values, with commas between them" : isLimit ? "Limit" : "Value"}
          value={condition.value}
          onChange={(event) => set({ value: event.target.value })}
          className="w-32"
        />
      )}
      {isLimit ? (
        <Input
          aria-label="Currency; empty for a plain number"
          maxLength={3}
          value={condition.currency}
          onChange={(event) => set({ currency: event.target.value.toUpperCase() })}
          className="w-16"
        />
      ) : null}
      {onRemove ? (
        <Button variant="ghost" size="icon-sm" aria-label="Remove the condition" onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}
