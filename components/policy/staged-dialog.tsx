"use client";
/** A dialog whose form changes the policy on the screen; saving the policy is another act. What is wrong with it stands below the fields. */
import { useId } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogContent } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

export type StagedDialogProps = { title: string; act: string; problems: readonly string[]; onStage: () => void; children: ReactNode };

export function StagedDialog({ title, act, problems, onStage, children }: StagedDialogProps) {
  const id = useId();
  return (
    <DialogContent
      title={title}
      description={null}
      className="max-w-xl"
      footer={
        <>
          <DialogClose>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary">
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
          onStage();
        }}
      >
        {children}
        {problems.length > 0 ? (
          <Notice kind="failed" live>
            {problems.join(" ")}
          </Notice>
        ) : null}
      </form>
    </DialogContent>
  );
}
