"use client";
/** A guardrail: its phrases, what happens, and the examples that are tried on it while it is written. */
import { Check, Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { policyLimits } from "@/lib/contracts/api/policy";
import { validatePolicy } from "@/lib/core/escalation/validate-policy";
import { brokenExamples } from "@/lib/core/moderation/find-guardrails";
import { judgedByOthers } from "@/lib/core/moderation/find-like";
import { ChoiceField } from "./choice-field";
import { documentOf, fieldsOfGuardrail, newRuleId, type PolicyNames, ruleTopics, type WireGuardrail } from "./policy-fields";
import { topicTitle } from "./policy-words";
import { StagedDialog } from "./staged-dialog";

export type GuardrailDialogProps = {
  guardrail: WireGuardrail | null;
  /** The answer that a new one is made from. */
  found: string | null;
  taken: readonly string[];
  names: PolicyNames;
  onDone: (guardrail: WireGuardrail) => void;
};

const everywhere = "";

type Example = WireGuardrail["examples"][number];

export default function GuardrailDialog({ guardrail, found, taken, names, onDone }: GuardrailDialogProps) {
  const [name, setName] = useState(guardrail?.name ?? "");
  const [by, setBy] = useState<WireGuardrail["by"]>(guardrail?.by ?? "phrases");
  const [topic, setTopic] = useState(guardrail?.topic ?? everywhere);
  const [typed, setTyped] = useState(guardrail?.phrases.join("\n") ?? "");
  const [outcome, setOutcome] = useState<WireGuardrail["outcome"]>(guardrail?.outcome ?? "hold");
  const [examples, setExamples] = useState<Example[]>(guardrail?.examples ?? [{ text: (found ?? "").slice(0, policyLimits.exampleLength), fires: true }]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const phrases = typed
    .split("\n")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
  const broken = new Set(brokenExamples({ by, phrases, examples }));
  const given = examples.filter(({ text }) => text.trim() !== "");
  const change = (place: number, edits: Partial<Example>): void => setExamples(examples.map((own, at) => (at === place ? { ...own, ...edits } : own)));
  const stage = (): void => {
    const tried = given.map((example) => ({ ...example, text: example.text.trim() }));
    const kept = { id: guardrail?.id ?? newRuleId(name, taken), enabled: guardrail?.enabled ?? true };
    const where = topic === everywhere ? null : topic;
    const whole = { ...kept, name: name.trim(), by, topic: where, phrases: by === "phrases" ? phrases : [], outcome, examples: tried };
    const wrong = validatePolicy(documentOf(fieldsOfGuardrail(whole)).policy)
      .filter(({ field }) => field.startsWith("guardrails."))
      .map(({ rule }) => `The guardrail ${rule}.`);
    if (phrases.length > policyLimits.phrases) wrong.push(`At most ${policyLimits.phrases} phrases.`);
    if (phrases.some((phrase) => [...phrase].length > policyLimits.phraseLength)) wrong.push(`A phrase has ${policyLimits.phraseLength} characters at most.`);
    if (brokenExamples(whole).length > 0) wrong.push("It does not do yet what its examples ask of it.");
    setProblems(wrong);
    if (wrong.length === 0) onDone(whole);
  };
  return (
    <StagedDialog
      title={guardrail ? "Change the guardrail" : "New guardrail"}
      act={guardrail ? "Take the change" : "Add the guardrail"}
      problems={problems}
      onStage={stage}
    >
      <Field label="Name" hint="For your own people.">
        <Input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
      <ChoiceField
        label="It catches"
        value={by}
        choices={[
          ["phrases", "these phrases"],
          ["examples", "what is like its examples"],
        ]}
        onChange={setBy}
      />
      {by === "phrases" ? (
        <Field label="Phrases" hint="One a line. Upper and lower case and accents are the same; * at the end of a word stands for any ending.">
          <Textarea required rows={3} value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      ) : (
        <p className="text-sm text-ink-2">
          It learns from the examples below, sentence by sentence: three that must be caught and two that must pass, or more. Ones that nearly say it and must
          pass teach it most.
        </p>
      )}
      <ChoiceField
        label="Such an answer"
        value={outcome}
        choices={[
          ["hold", "waits for approval"],
          ["handoff", "goes to a person"],
        ]}
        onChange={setOutcome}
      />
      <ChoiceField
        label="Where the topic is"
        value={topic}
        choices={[[everywhere, "any"], ...ruleTopics(names).map((own) => [own, topicTitle(own, names)] as const)]}
        onChange={setTopic}
      />
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium">Examples</legend>
        {examples.map((example, place) => (
          // Examples have no name of their own; the one at a place is the one that was there.
          <div key={place} className="grid gap-2 rounded-card border p-2.5">
            <div className="flex flex-wrap items-center gap-2">
              <Select
                aria-label={`Example ${place + 1}`}
                className="w-auto"
                value={example.fires ? "fires" : "passes"}
                onChange={(event) => change(place, { fires: event.target.value === "fires" })}
              >
                <option value="fires">Must be caught</option>
                <option value="passes">Must pass</option>
              </Select>
              <span role="status" className={broken.has(place) ? "text-xs text-failed" : "inline-flex items-center gap-1 text-xs text-approved"}>
                {example.text.trim() === "" ? null : broken.has(place) ? (
                  example.fires ? (
                    "is not caught"
                  ) : (
                    "is caught"
                  )
                ) : (
                  <>
                    <Check aria-hidden className="size-3.5" /> {example.fires ? "is caught" : "passes"}
                  </>
                )}
              </span>
              <Button
                variant="ghost"
                size="icon-sm"
                className="ml-auto"
                aria-label={`Remove example ${place + 1}`}
                onClick={() => setExamples(examples.filter((_, at) => at !== place))}
              >
                <X aria-hidden />
              </Button>
            </div>
            <Textarea
              aria-label={`Text of example ${place + 1}`}
              rows={2}
              maxLength={policyLimits.exampleLength}
              value={example.text}
              onChange={(event) => change(place, { text: event.target.value })}
            />
          </div>
        ))}
        {by === "examples" && given.length > 1 ? (
          <p role="status" className="text-sm text-ink-2">
            Each judged by the others alone: {judgedByOthers(given)} of {given.length} as you want it.
          </p>
        ) : null}
        {examples.length < policyLimits.examples ? (
          <Button size="sm" className="w-fit" onClick={() => setExamples([...examples, { text: "", fires: examples.length === 0 }])}>
            <Plus aria-hidden /> Example
          </Button>
        ) : null}
      </fieldset>
    </StagedDialog>
  );
}
