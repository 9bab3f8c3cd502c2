"use client";
/** What visitors read beside answers: the workspace's words for an occasion, a reason or a rule; ours where nothing is written. */
import { MessageSquareText } from "lucide-react";
import { useState } from "react";
import { languageName, reasonChip } from "@/components/thread/reason-words";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { builtInWords, wordKinds } from "@/lib/core/escalation/built-in-words";
import { sensitiveTopics } from "@/lib/core/escalation/types";
import { ourWords, unknownVariables } from "@/lib/core/escalation/visitor-words";
import { ChoiceField } from "./choice-field";
import type { SectionProps } from "./limits-section";
import type { PolicyNames, WireRule, WireWords } from "./policy-fields";
import { kindWords, topicTitle, wordsFor } from "./policy-words";
import { StagedDialog } from "./staged-dialog";

export function WordsSection({ fields, set, disabled, names }: SectionProps & { names: PolicyNames }) {
  const { words } = fields;
  const [open, setOpen] = useState<number | "new" | null>(null);
  const put = (entry: WireWords): void => {
    set({ words: typeof open === "number" ? words.map((own, at) => (at === open ? entry : own)) : [...words, entry] });
    setOpen(null);
  };
  return (
    <Card aria-label="Words">
      <CardHeader
        title="Words"
        description="The most particular words that fit are said, in the visitor’s language where there are any."
        action={disabled ? undefined : <Button onClick={() => setOpen("new")}>New words</Button>}
      />
      {words.length === 0 ? (
        <EmptyState icon={MessageSquareText} title="Ours are said">
          “{builtInWords.handoff.en}”
        </EmptyState>
      ) : (
        <ul className="border-t">
          {words.map((entry, at) => (
            <li key={at} className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5 last:border-b-0">
              <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
                <span dir="auto" lang={entry.language} className="break-words">
                  {entry.text}
                </span>
                <span className="text-xs text-ink-3">
                  {[kindWords[entry.kind], languageName(entry.language), wordsFor(entry, names, reasonChip)].filter((part) => part !== null).join(" · ")}
                </span>
              </div>
              {disabled ? null : (
                <span className="flex gap-1">
                  <Button size="sm" variant="ghost" onClick={() => setOpen(at)}>
                    Change
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => set({ words: words.filter((_, other) => other !== at) })}>
                    Remove
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog open={open !== null} onOpenChange={() => setOpen(null)}>
        {open === null ? null : <WordsDialog entry={typeof open === "number" ? (words[open] ?? null) : null} rules={fields.rules} names={names} onDone={put} />}
      </Dialog>
    </Card>
  );
}

const blank: WireWords = { kind: "handoff", reason: null, topic: null, rule: null, frustrated: false, language: "en", text: "" };
const languages = ["en", "de", "es", "fr", "pt", "ja", "ar"] as const;
const reasons = [
  "explicit_request",
  "frustration",
  "low_confidence",
  "out_of_scope",
  "repeated_question",
  "turn_cap",
  "no_knowledge",
  "complex",
  "flagged_output",
] as const;

type WordsDialogProps = { entry: WireWords | null; rules: readonly WireRule[]; names: PolicyNames; onDone: (entry: WireWords) => void };

function WordsDialog({ entry, rules, names, onDone }: WordsDialogProps) {
  const [value, setValue] = useState<WireWords>(entry ?? blank);
  const set = (edits: Partial<WireWords>): void => setValue((before) => ({ ...before, ...edits }));
  const [unknown] = unknownVariables(value.text);
  const topics = [...sensitiveTopics, ...names.collections.map((collection) => collection.id), "none"];
  return (
    <StagedDialog
      title={entry ? "Change the words" : "New words"}
      act={entry ? "Take the change" : "Add the words"}
      problems={unknown === undefined ? [] : [`{${unknown}} is not filled in: only {name} and {bot} are.`]}
      onStage={() => {
        if (unknown === undefined) onDone({ ...value, text: value.text.trim() });
      }}
    >
      <div className="flex flex-wrap gap-4">
        <ChoiceField label="Occasion" value={value.kind} choices={wordKinds.map((kind) => [kind, kindWords[kind]])} onChange={(kind) => set({ kind })} />
        <ChoiceField
          label="Language"
          value={value.language}
          choices={[...new Set([...languages, value.language])].map((code) => [code, languageName(code)])}
          onChange={(language) => set({ language })}
        />
      </div>
      <Field label="Words" hint="{name} and {bot} are filled in; {name|friend} says what stands in for a name that is not known.">
        <Textarea
          required
          maxLength={500}
          lang={value.language}
          placeholder={ourWords(value.kind, value.language)}
          value={value.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-4">
        <ChoiceField
          label="Only for the reason"
          value={value.reason ?? ""}
          choices={[
            ["", "every reason"],
            ...[...new Set([...reasons, ...(value.reason === null ? [] : [value.reason])])].map((code) => [code, reasonChip(code)] as const),
          ]}
          onChange={(reason) => set({ reason: reason === "" ? null : reason })}
        />
        <ChoiceField
          label="Only for the topic"
          value={value.topic ?? ""}
          choices={[["", "every topic"], ...topics.map((topic) => [topic, topicTitle(topic, names)] as const)]}
          onChange={(topic) => set({ topic: topic === "" ? null : topic })}
        />
        {rules.length > 0 ? (
          <ChoiceField
            label="Only for the rule"
            value={value.rule ?? ""}
            choices={[["", "every rule"], ...rules.map((rule) => [rule.id, rule.name] as const)]}
            onChange={(rule) => set({ rule: rule === "" ? null : rule })}
          />
        ) : null}
      </div>
      <label className="flex items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={value.frustrated}
          onChange={(event) => set({ frustrated: event.target.checked })}
        />
        Only to visitors who are frustrated or angry
      </label>
    </StagedDialog>
  );
}
