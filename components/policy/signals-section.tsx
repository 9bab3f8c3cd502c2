"use client";
/** What happens with a visitor's mood, with several requests or steps at once and with the bot's own words when they are flagged; which answers chance draws. */
import { LimitSlider } from "@/components/ui/limit-slider";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { biasActions, complexActions, flagKinds, moodActions } from "@/lib/core/escalation/policy-types";
import { flagRateWords } from "@/components/thread/flag-rate-words";
import { ChoiceField } from "./choice-field";
import type { SectionProps } from "./limits-section";
import { NumberField } from "./number-field";
import { actionWords, flagActionWords, flagTitle } from "./policy-words";

const flaggedActions = ["hold", "handoff"] as const;
const asksTwice =
  "With a language model: where a visitor says who they are (“as a woman”, “I am 67”), it is asked the same for somebody else, and both answers are compared. That is a second call.";

export function SignalsSection({ fields, set, disabled }: SectionProps) {
  const { mood, complexity, moderation, sampling } = fields;
  return (
    <Card aria-label="Moods, requests and the bot’s own words">
      <CardHeader
        title="Moods, requests and the bot’s own words"
        description="A frustrated visitor is acknowledged before anything else. Flagged words are never sent without a person."
      />
      <CardBody className="grid gap-5 pt-1">
        <LimitSlider
          label="Frustration from which it acts"
          value={mood.limit}
          onChange={(limit) => set({ mood: { ...mood, limit } })}
          low="acts on little"
          high="acts on plain anger"
          error={null}
          disabled={disabled}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <ChoiceField
            label="A frustrated visitor"
            value={mood.action}
            choices={moodActions.map((action) => [action, actionWords[action] ?? action])}
            onChange={(action) => set({ mood: { ...mood, action } })}
          />
          <div className="flex flex-wrap items-end gap-3">
            <ChoiceField
              label="Several requests or steps in one message"
              value={complexity.action}
              choices={complexActions.map((action) => [action, actionWords[action] ?? action])}
              onChange={(action) => set({ complexity: { ...complexity, action } })}
            />
            <NumberField
              label="from requests"
              value={complexity.requests}
              min={2}
              max={100}
              onChange={(requests) => requests !== null && set({ complexity: { ...complexity, requests } })}
            />
            <NumberField
              label="or steps"
              placeholder="any"
              value={complexity.steps ?? null}
              min={2}
              max={100}
              onChange={(steps) => set({ complexity: { ...complexity, steps: steps ?? undefined } })}
            />
          </div>
          {flagKinds.map((flag) => (
            <ChoiceField
              key={flag}
              className={flag === "bias" ? "sm:col-span-2" : undefined}
              label={flagTitle(flag)}
              hint={flag === "bias" ? `${asksTwice} ${flagRateWords(flag)}` : (flagRateWords(flag) ?? undefined)}
              value={moderation[flag]}
              choices={(flag === "bias" ? biasActions : flaggedActions).map((action) => [action, flagActionWords(flag, action)])}
              onChange={(action) => set({ moderation: { ...moderation, [flag]: action } })}
            />
          ))}
          <NumberField
            label="Share of answers drawn for grading"
            hint="0 to 1"
            value={sampling.all}
            min={0}
            max={1}
            step={0.01}
            onChange={(all) => all !== null && set({ sampling: { ...sampling, all } })}
          />
          <NumberField
            label="Share drawn on topics that are graded more often"
            hint="0 to 1"
            value={sampling.sample}
            min={0}
            max={1}
            step={0.01}
            onChange={(sample) => sample !== null && set({ sampling: { ...sampling, sample } })}
          />
          <NumberField
            label="Share of answers that a person sees first"
            hint="0 to 1, of those that would be sent"
            value={sampling.review ?? 0}
            min={0}
            max={1}
            step={0.01}
            onChange={(review) => review !== null && set({ sampling: { ...sampling, review } })}
          />
        </div>
      </CardBody>
    </Card>
  );
}
