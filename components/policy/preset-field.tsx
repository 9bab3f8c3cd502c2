"use client";
/** The line of business of a new workspace: the policy that its bot begins with. */
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { type PresetName, presetNames } from "@/lib/core/escalation/preset-names";
import { presetMeanings, presetWords } from "./preset-words";

/** Sent as `preset`. */
export function PresetField() {
  const [chosen, choose] = useState<PresetName>("general");
  return (
    <Field label="What the bot is for" hint={`${presetMeanings[chosen]} All of it can be changed later.`}>
      <Select name="preset" value={chosen} onChange={(event) => choose(event.target.value as PresetName)}>
        {presetNames.map((name) => (
          <option key={name} value={name}>
            {presetWords[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
