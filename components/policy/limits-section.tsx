"use client";
/** From when on the bot may answer, and how often the same thing may be tried. A preset fills in the whole policy but the words. */
import { useId, useState } from "react";
import { LimitSlider } from "@/components/ui/limit-slider";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { type PresetName, presetNames } from "@/lib/core/escalation/preset-names";
import { NumberField } from "./number-field";
import { type PolicyFields, presetFields } from "./policy-fields";
import { presetWords } from "./preset-words";

export type SectionProps = { fields: PolicyFields; set: (edits: Partial<PolicyFields>) => void; disabled: boolean };

export function LimitsSection({ fields, set, disabled }: SectionProps) {
  const draftId = useId();
  return (
    <Card aria-label="When the bot answers">
      <CardHeader
        title="When the bot answers"
        description="A request for a person, somebody in danger and legal matters reach a person whatever stands here."
        action={disabled ? undefined : <Presets set={set} />}
      />
      <CardBody className="grid gap-5 pt-1">
        <div className="flex items-start gap-3">
          <Switch id={draftId} checked={fields.draftMode} onCheckedChange={(draftMode) => set({ draftMode })} disabled={disabled} className="mt-0.5" />
          <div className="grid gap-0.5">
            <label htmlFor={draftId} className="font-medium">
              Draft mode
            </label>
            <p className="max-w-2xl text-sm text-ink-2">Every answer waits until a person sends, edits or drops it.</p>
          </div>
        </div>
        <LimitSlider
          label="Confidence from which the bot answers"
          value={fields.confidenceThreshold}
          onChange={(confidenceThreshold) => set({ confidenceThreshold })}
          low="answers more, errs more"
          high="asks a person more often"
          error={null}
          disabled={disabled}
        />
        <LimitSlider
          label="How much a question must be about your articles"
          value={fields.scopeThreshold}
          onChange={(scopeThreshold) => set({ scopeThreshold })}
          low="tries more questions"
          high="hands over what looks foreign"
          error={null}
          disabled={disabled}
        />
        <LimitSlider
          label="Likeness from which a question is asked again"
          value={fields.repeatSimilarity}
          onChange={(repeatSimilarity) => set({ repeatSimilarity })}
          low="hands over sooner"
          high="only the same words"
          error={null}
          disabled={disabled}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <NumberField
            label="Times that a question may come again"
            value={fields.repeatCount}
            min={1}
            max={10}
            onChange={(repeatCount) => repeatCount !== null && set({ repeatCount })}
          />
          <NumberField
            label="Answers in a row before a person takes over"
            value={fields.turnCap}
            min={1}
            max={100}
            onChange={(turnCap) => turnCap !== null && set({ turnCap })}
          />
        </div>
      </CardBody>
    </Card>
  );
}

function Presets({ set }: Pick<SectionProps, "set">) {
  const [chosen, choose] = useState<PresetName>("general");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select aria-label="Preset" value={chosen} onChange={(event) => choose(event.target.value as PresetName)}>
        {presetNames.map((name) => (
          <option key={name} value={name}>
            {presetWords[name]}
          </option>
        ))}
      </Select>
      <Button onClick={() => set(presetFields(chosen))}>Fill in</Button>
    </div>
  );
}
