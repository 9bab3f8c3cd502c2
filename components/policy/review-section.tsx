"use client";
/** How an answer that waits for a person is reviewed: how long it may wait, what happens then, and how many people approve it. */
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { reviewMinutes, reviewOutcomes, reviewRisks } from "@/lib/core/kernel/review-policy";
import { ChoiceField } from "./choice-field";
import type { SectionProps } from "./limits-section";
import { NumberField } from "./number-field";
import { reviewOutcomeWords, reviewRiskWords } from "./policy-words";

const approvalWords = [
  ["1", "one person"],
  ["2", "two people, the same words"],
] as const;

export function ReviewSection({ fields, set }: Pick<SectionProps, "fields" | "set">) {
  const { review } = fields;
  return (
    <Card aria-label="Review of held answers">
      <CardHeader title="Review of held answers" description="An answer that is held is sent by people alone, however long it waits." />
      <CardBody className="grid gap-5 pt-1">
        <fieldset className="grid gap-2">
          <legend className="mb-2 text-sm font-medium">Minutes to decide</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {reviewRisks.map((risk) => (
              <NumberField
                key={risk}
                label={reviewRiskWords[risk]}
                value={review.minutes[risk]}
                min={reviewMinutes.least}
                max={reviewMinutes.most}
                onChange={(minutes) => minutes !== null && set({ review: { ...review, minutes: { ...review.minutes, [risk]: minutes } } })}
              />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <ChoiceField
            label="When nobody has decided in time"
            value={review.outcome}
            choices={reviewOutcomes.map((outcome) => [outcome, reviewOutcomeWords[outcome]])}
            onChange={(outcome) => set({ review: { ...review, outcome } })}
          />
          <ChoiceField
            label="Who approves each answer"
            value={review.approvals === 2 ? "2" : "1"}
            choices={approvalWords}
            onChange={(approvals) => set({ review: { ...review, approvals: approvals === "2" ? 2 : 1 } })}
          />
        </div>
      </CardBody>
    </Card>
  );
}
