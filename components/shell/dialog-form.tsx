"use client";
/** A form within a dialog: fields, what went wrong, one act. */
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogContent } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { sentenceOf } from "@/lib/client/api-problem";

export type DialogFormProps = {
  title: string;
  description: string | null;
  act: string;
  danger?: boolean;
  submit: (values: Record<string, string>) => Promise<unknown>;
  children: (error: unknown) => ReactNode;
};

export function DialogForm({ title, description, act, danger = false, submit, children }: DialogFormProps) {
  const id = useId();
  const attempt = useMutation({ mutationFn: submit });
  return (
    <DialogContent
      title={title}
      description={description}
      footer={
        <>
          <DialogClose>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant={danger ? "danger" : "primary"} busy={attempt.isPending}>
            {act}
          </Button>
        </>
      }
    >
      <form
        id={id}
        method="post"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate(Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])));
        }}
      >
        {children(attempt.error)}
        {attempt.isError ? (
          <Notice kind="failed" live>
            {sentenceOf(attempt.error)}
          </Notice>
        ) : null}
      </form>
    </DialogContent>
  );
}
