"use client";
/** A rule: its name, its conditions and what it asks for. It is staged with the rest of the policy, and saved with it. */
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ruleOutcomes } from "@/lib/core/escalation/policy-types";
import { validatePolicy } from "@/lib/core/escalation/validate-policy";
import { ChoiceField } from "./choice-field";
import { ConditionFields, conditionKinds, newCondition } from "./condition-fields";
import { documentOf, fieldsOfRule, newRuleId, type PolicyNames, type WireRule } from "./policy-fields";
import { outcomeWords, ruleSentence } from "./policy-words";
import { StagedDialog } from "./staged-dialog";

export type RuleDialogProps = { rule: WireRule | null; taken: readonly string[]; names: PolicyNames; onDone: (rule: WireRule) => void };

const blank: WireRule = { id: "", name: "", enabled: true, when: [newCondition("amount")], outcome: "handoff", teamId: null };

export default function RuleDialog({ rule, taken, names, onDone }: RuleDialogProps) {
  const [value, setValue] = useState<WireRule>(rule ?? blank);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const set = (edits: Partial<WireRule>): void => setValue((before) => ({ ...before, ...edits }));
  const stage = (): void => {
    const whole = { ...value, name: value.name.trim(), id: rule?.id ?? newRuleId(value.name, taken) };
    const found = validatePolicy(documentOf(fieldsOfRule(whole)).policy).filter(({ field }) => field.startsWith("rules."));
    setProblems(found.map(({ field, rule: words }) => `${field.includes("when") ? "A condition" : "The rule"} ${words}.`));
    if (found.length === 0) onDone(whole);
  };
  return (
    <StagedDialog title={rule ? "Change the rule" : "New rule"} act={rule ? "Take the change" : "Add the rule"} problems={problems} onStage={stage}>
      <Field label="Name" hint="Decisions name the rule by it.">
        <Input required maxLength={80} value={value.name} onChange={(event) => set({ name: event.target.value })} autoComplete="off" />
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium">When all of these hold</legend>
        {value.when.map((condition, place) => (
          // Conditions have no name of their own; the one at a place is the one that was there.
          <div key={`${place} ${condition.kind}`} className="flex items-start gap-2 rounded-card border p-2.5">
            <div className="min-w-0 flex-1">
              <ConditionFields
                condition={condition}
                names={names}
                onChange={(changed) => set({ when: value.when.map((own, at) => (at === place ? changed : own)) })}
              />
            </div>
            <Button variant="ghost" size="icon-sm" aria-label="Remove the condition" onClick={() => set({ when: value.when.filter((_, at) => at !== place) })}>
              <X aria-hidden />
            </Button>
          </div>
        ))}
        {value.when.length < 10 ? (
          <Button size="sm" className="w-fit" onClick={() => set({ when: [...value.when, newCondition(conditionKinds[0][0])] })}>
            <Plus aria-hidden /> Condition
          </Button>
        ) : null}
      </fieldset>
      <div className="flex flex-wrap gap-4">
        <ChoiceField
          label="Then"
          value={value.outcome}
          choices={ruleOutcomes.map((outcome) => [outcome, outcomeWords[outcome]])}
          onChange={(outcome) => set({ outcome, ...(outcome === "handoff" ? {} : { teamId: null }) })}
        />
        {value.outcome === "handoff" && names.teams.length > 0 ? (
          <ChoiceField
            label="To"
            value={value.teamId ?? ""}
            choices={[["", "the channel’s team"], ...names.teams.map((team) => [team.id, team.name] as const)]}
            onChange={(teamId) => set({ teamId: teamId === "" ? null : teamId })}
          />
        ) : null}
      </div>
      {value.when.length > 0 ? <p className="text-sm text-ink-2">{ruleSentence(value, names)}</p> : null}
    </StagedDialog>
  );
}
