"use client";
/** The frame of the short forms around the sign-in: title, what went wrong, fields, one act. What was typed stays after a refusal. */
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isApiProblem } from "@/lib/client/api-problem";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export type AccountFormProps = {
  title: string;
  intro?: ReactNode;
  act: string;
  submit: (values: Record<string, string>) => Promise<void>;
  /** The fields; they get the error of the last attempt to show it beside the field that it concerns. */
  children: (error: unknown) => ReactNode;
  after?: ReactNode;
};

export function AccountForm({ title, intro, act, submit, children, after }: AccountFormProps) {
  const attempt = useMutation({ mutationFn: submit });
  const words = attempt.isError ? problemWords(attempt.error) : null;
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <h1 className="text-2xl">{title}</h1>
        {intro ? <div className="text-base text-ink-2">{intro}</div> : null}
      </div>
      <form
        // Sent before the scripts run, it must not put what was typed into the address.
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const values = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
          attempt.mutate(values);
        }}
      >
        {words ? (
          <Notice kind="failed" live>
            {words}
          </Notice>
        ) : null}
        {children(attempt.error)}
        <Button type="submit" variant="primary" size="lg" busy={attempt.isPending || attempt.isSuccess} className="mt-1">
          {act}
        </Button>
      </form>
      {after ? <div className="text-sm text-ink-2">{after}</div> : null}
    </div>
  );
}

/** A refusal about single fields is shown beside them; the rest is said on top. */
function problemWords(error: unknown): string {
  if (isApiProblem(error)) return error.code === "validation_failed" && error.errors.length > 0 ? "Please look at the marked fields." : error.detail;
  return error instanceof Error ? error.message : "Something went wrong. Try again.";
}
