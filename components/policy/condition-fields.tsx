"use client";
/** One condition of a rule: what is compared, how, and with what. */
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ruleScores } from "@/lib/core/escalation/policy-types";
import { ChoiceField } from "./choice-field";
import { NumberField } from "./number-field";
import { type PolicyNames, ruleTopics, type WireCondition } from "./policy-fields";
import { scoreWords, topicTitle } from "./policy-words";

type Kind = WireCondition["kind"];

export const conditionKinds = [
  ["amount", "an amount of money"],
  ["topic", "the topic"],
  ["words", "words in the message"],
  ["score", "a score"],
  ["language", "the language"],
  ["channel", "the channel"],
  ["contact", "who the visitor is"],
  ["attribute", "a signed attribute"],
] as const satisfies readonly (readonly [Kind, string])[];

const fresh: { readonly [Each in Kind]: Extract<WireCondition, { kind: Each }> } = {
  amount: { kind: "amount", op: "above", limit: 100, currency: null },
  topic: { kind: "topic", topic: "refund" },
  words: { kind: "words", words: [] },
  score: { kind: "score", score: "confidence", op: "below", limit: 0.9 },
  language: { kind: "language", languages: [] },
  channel: { kind: "channel", channels: [] },
  contact: { kind: "contact", is: "unverified" },
  attribute: { kind: "attribute", name: "", op: "is", value: "" },
};

export function newCondition(kind: Kind): WireCondition {
  return fresh[kind];
}

const counted: readonly string[] = ["turns", "requests", "steps"];

export type ConditionFieldsProps = { condition: WireCondition; names: PolicyNames; onChange: (condition: WireCondition) => void };

export function ConditionFields({ condition, names, onChange }: ConditionFieldsProps) {
  return (
    <div className="flex flex-wrap items-end gap-2">
      <ChoiceField
        label="What is compared"
        labelHidden
        value={condition.kind}
        choices={conditionKinds.filter(([kind]) => kind !== "channel" || names.channels.length > 0 || condition.kind === "channel")}
        onChange={(kind: Kind) => onChange(newCondition(kind))}
      />
      <Comparison condition={condition} names={names} onChange={onChange} />
    </div>
  );
}

function Comparison({ condition, names, onChange }: ConditionFieldsProps) {
  switch (condition.kind) {
    case "amount":
      return (
        <>
          <ChoiceField
            label="How"
            labelHidden
            value={condition.op}
            choices={[
              ["above", "above"],
              ["at_most", "at most"],
            ]}
            onChange={(op) => onChange({ ...condition, op })}
          />
          <NumberField
            label="Amount"
            labelHidden
            value={condition.limit}
            min={0}
            max={1_000_000_000}
            step={0.01}
            onChange={(limit) => limit !== null && onChange({ ...condition, limit })}
            className="w-28"
          />
          <Field label="Currency" labelHidden>
            <Input
              placeholder="any currency"
              maxLength={3}
              pattern="[A-Za-z]{3}"
              title="Three letters, such as EUR"
              value={condition.currency ?? ""}
              onChange={(event) => onChange({ ...condition, currency: event.target.value === "" ? null : event.target.value.toUpperCase() })}
              className="w-32"
              dir="ltr"
            />
          </Field>
        </>
      );
    case "topic":
      return (
        <ChoiceField
          label="Topic"
          labelHidden
          value={condition.topic}
          choices={ruleTopics(names).map((topic) => [topic, topicTitle(topic, names)] as const)}
          onChange={(topic) => onChange({ ...condition, topic })}
        />
      );
    case "score":
      return (
        <>
          <ChoiceField
            label="Score"
            labelHidden
            value={condition.score}
            choices={ruleScores.map((score) => [score, scoreWords[score] ?? score])}
            onChange={(score) => onChange({ ...condition, score, limit: counted.includes(score) ? 3 : 0.5 })}
          />
          <ChoiceField
            label="How"
            labelHidden
            value={condition.op}
            choices={[
              ["below", "below"],
              ["at_least", "at least"],
            ]}
            onChange={(op) => onChange({ ...condition, op })}
          />
          <NumberField
            label="Limit"
            labelHidden
            value={condition.limit}
            min={counted.includes(condition.score) ? 1 : 0}
            max={counted.includes(condition.score) ? 100 : 1}
            step={counted.includes(condition.score) ? 1 : 0.01}
            onChange={(limit) => limit !== null && onChange({ ...condition, limit })}
          />
        </>
      );
    case "language":
      return (
        <Field label="Languages" labelHidden>
          <Input
            required
            placeholder="en, de"
            pattern="\s*[A-Za-z]{2,3}(\s*,\s*[A-Za-z]{2,3})*\s*"
            title="Languages as en, de, fr"
            defaultValue={condition.languages.join(", ")}
            onChange={(event) => onChange({ ...condition, languages: listed(event.target.value) })}
            className="w-40"
            dir="ltr"
          />
        </Field>
      );
    case "words":
      return (
        <Field label="Words" labelHidden hint="Apart by commas. An asterisk stands for any ending: recall*.">
          <Input
            required
            placeholder="asbestos, product recall*"
            defaultValue={condition.words.join(", ")}
            onChange={(event) => onChange({ ...condition, words: phrases(event.target.value) })}
            className="w-72"
          />
        </Field>
      );
    case "channel":
      return (
        <span className="flex flex-wrap gap-3">
          {names.channels.map(({ id, name }) => (
            <label key={id} className="flex min-h-8 items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-4 accent-(--accent)"
                checked={condition.channels.includes(id)}
                onChange={(event) =>
                  onChange({ ...condition, channels: event.target.checked ? [...condition.channels, id] : condition.channels.filter((own) => own !== id) })
                }
              />
              <span dir="auto">{name}</span>
            </label>
          ))}
        </span>
      );
    case "contact":
      return (
        <ChoiceField
          label="Identity"
          labelHidden
          value={condition.is}
          choices={[
            ["verified", "signed by your site"],
            ["unverified", "not signed"],
          ]}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case "attribute":
      return (
        <>
          <Field label="Attribute" labelHidden>
            <Input
              required
              maxLength={60}
              placeholder="plan"
              value={condition.name}
              onChange={(event) => onChange({ ...condition, name: event.target.value })}
              className="w-32"
            />
          </Field>
          <ChoiceField
            label="How"
            labelHidden
            value={condition.op}
            choices={[
              ["is", "is"],
              ["is_not", "is not"],
              ["at_least", "is at least"],
              ["below", "is below"],
            ]}
            onChange={(op) => onChange({ ...condition, op })}
          />
          <Field label="Value" labelHidden>
            <Input
              required
              maxLength={120}
              placeholder="gold"
              value={condition.value}
              onChange={(event) => onChange({ ...condition, value: event.target.value })}
              className="w-32"
            />
          </Field>
        </>
      );
  }
}

function phrases(text: string): string[] {
  return [...new Set(text.split(/[,\n]+/).map((part) => part.trim()))].filter((part) => part !== "");
}

function listed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((part) => part !== "");
}
