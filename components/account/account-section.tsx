"use client";
/** A part of the account that is changed by itself: fields, one act, what went wrong. What was typed is gone once it was taken. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { sentenceOf } from "@/lib/client/api-problem";

export type AccountSectionProps = {
  title: string;
  description?: ReactNode;
  act: string;
  submit: (values: Record<string, string>) => Promise<unknown>;
  /** The fields; they get the error of the last attempt to show it beside the field that it concerns. */
  children: (error: unknown) => ReactNode;
};

export function AccountSection({ title, description, act, submit, children }: AccountSectionProps) {
  const [round, setRound] = useState(0);
  const attempt = useMutation({ mutationFn: submit, onSuccess: () => setRound((before) => before + 1) });
  return (
    <Card aria-label={title}>
      <CardHeader title={title} description={description} />
      <form
        key={round}
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate(Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])));
        }}
      >
        <CardBody className="grid gap-4 pt-1">
          {children(attempt.error)}
          {attempt.isError ? (
            <Notice kind="failed" live>
              {sentenceOf(attempt.error)}
            </Notice>
          ) : null}
        </CardBody>
        <CardFooter>
          <Button type="submit" variant="primary" busy={attempt.isPending}>
            {act}
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}
