"use client";
/** What the bots of the workspace have learned from graded answers: now by a button, or by itself after so many new grades. */
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { queryKeys } from "@/lib/client/query-keys";
import { toast } from "@/lib/client/toast";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Training } from "@/lib/contracts/api/bot-version";
import { setTraining, startTraining, trainingOptions } from "./api";

const usual = 50;
const mostCounted = 500;

export function BotTraining() {
  const { workspace, api, can } = useWorkspace();
  const queryClient = useQueryClient();
  const { data: training } = useSuspenseQuery(trainingOptions(api, workspace.slug));
  const keep = (saved: Training) => queryClient.setQueryData<Training>(queryKeys.training(workspace.slug), saved);
  const start = useMutation({
    mutationFn: () => startTraining(api),
    onSuccess: ({ started, ...state }) => {
      keep(state);
      if (!started) toast("Nothing new to learn", { description: "No answer was graded right or otherwise since the last time." });
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const { newest, newGrades } = training;
  const isRunning = newest?.status === "running";
  return (
    <Card aria-label="Learning from grades">
      <CardHeader
        title="Learning from grades"
        description="A question whose answer everybody graded right teaches which article answers such questions. It learns beside its work, in seconds, and becomes a new version of the bot."
        action={
          can("bot:write") ? (
            <Button busy={start.isPending} disabled={isRunning} onClick={() => start.mutate()}>
              Learn now
            </Button>
          ) : null
        }
      />
      <CardBody className="grid gap-4">
        <p className="text-sm" role="status">
          {newest === null ? (
            "It has not learned from grades yet. "
          ) : isRunning ? (
            `It is learning from ${questions(newest.labels)}. `
          ) : (
            <>
              It learned from {questions(newest.labels)}, <Time at={newest.doneAt ?? newest.createdAt} />.{" "}
            </>
          )}
          {newGrades > mostCounted ? `More than ${mostCounted} grades are` : newGrades === 1 ? "1 grade is" : `${newGrades} grades are`} new since.{" "}
          {can("grade:write") ? (
            <Link href={`/w/${workspace.slug}/grading`} className="text-accent-text underline underline-offset-3">
              Grade answers
            </Link>
          ) : null}
        </p>
        <ByItself key={training.retrainAfter ?? "never"} training={training} keep={keep} />
      </CardBody>
    </Card>
  );
}

/** Saved at once: a switch, and a number when the field is left. */
function ByItself({ training: { retrainAfter }, keep }: { training: Training; keep(saved: Training): void }) {
  const { api, can } = useWorkspace();
  const switchId = useId();
  const [typed, setTyped] = useState(String(retrainAfter ?? usual));
  const save = useMutation({
    mutationFn: (after: number | null) => setTraining(api, after),
    onSuccess: keep,
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const number = Number(typed);
  const isNumber = Number.isInteger(number) && number >= 1 && number <= 10_000;
  const disabled = !can("bot:write") || save.isPending;
  return (
    <div className="grid gap-3">
      <div className="flex items-start gap-3">
        <Switch
          id={switchId}
          checked={retrainAfter !== null}
          disabled={disabled}
          onCheckedChange={(checked) => save.mutate(checked ? (isNumber ? number : usual) : null)}
          className="mt-0.5"
        />
        <label htmlFor={switchId} className="font-medium">
          Learn by itself
          <span className="block text-sm font-normal text-ink-2">
            {retrainAfter === null ? "Off: it learns when somebody asks." : "On: it learns after as many new grades."}
          </span>
        </label>
      </div>
      {retrainAfter === null ? null : (
        <Field label="New grades" hint="1 to 10,000" error={isNumber ? null : "A whole number from 1 to 10,000."}>
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            max={10_000}
            value={typed}
            disabled={disabled}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => (isNumber && number !== retrainAfter ? save.mutate(number) : undefined)}
            className="tabular max-w-24"
            dir="ltr"
          />
        </Field>
      )}
    </div>
  );
}

function questions(count: number): string {
  return count === 1 ? "1 question" : `${count} questions`;
}
