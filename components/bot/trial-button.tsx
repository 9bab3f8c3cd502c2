"use client";
/** Tries what stands in a form before it is saved, and says beside the button what came of it. */
import { useMutation } from "@tanstack/react-query";
import { CircleAlert, CircleCheck } from "lucide-react";
import { sentenceOf } from "@/lib/client/api-problem";
import { Button } from "@/components/ui/button";
import { type FailedTrial, trialSentence } from "./trial-words";

type Trial = { kind: "works" } | ({ kind: "fails" } & FailedTrial);

export type TrialButtonProps<T extends Trial> = {
  label: string;
  disabled: boolean;
  run: () => Promise<T>;
  describe: (works: Extract<T, { kind: "works" }>) => string;
};

export function TrialButton<T extends Trial>({ label, disabled, run, describe }: TrialButtonProps<T>) {
  const trial = useMutation({ mutationFn: run });
  const failure = trial.isError ? sentenceOf(trial.error) : trial.data?.kind === "fails" ? trialSentence(trial.data) : null;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <Button busy={trial.isPending} disabled={disabled || trial.isPending} onClick={() => trial.mutate()}>
        {label}
      </Button>
      <p role="status" className="flex min-w-0 flex-1 basis-64 items-start gap-1.5 pt-1.5 text-sm text-pretty">
        {trial.isPending ? (
          <span className="text-ink-3">Asking …</span>
        ) : failure !== null ? (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
            <span className="min-w-0 wrap-anywhere">{failure}</span>
          </>
        ) : trial.data?.kind === "works" ? (
          <>
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-approved" />
            <span className="min-w-0 wrap-anywhere">{describe(trial.data as Extract<T, { kind: "works" }>)}</span>
          </>
        ) : null}
      </p>
    </div>
  );
}
