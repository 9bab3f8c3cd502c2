"use client";
/** The reason of a refusal, which may be left out, or the answer that the caller gets instead. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

const kinds = {
  reject: { title: "Reject", description: "It is never carried out. The caller gets the reason.", label: "Reason", act: "Reject", most: 1_000 },
  respond: {
    title: "Answer instead",
    description: "It is not carried out. The caller gets your words and can ask anew.",
    label: "Answer",
    act: "Send",
    most: 4_000,
  },
} as const;

export type WordsDialogProps = { kind: keyof typeof kinds; busy: boolean; problem: string | null; onSave: (text: string) => void; onClose: () => void };

export function WordsDialog({ kind, busy, problem, onSave, onClose }: WordsDialogProps) {
  const [text, setText] = useState("");
  const { title, description, label, act, most } = kinds[kind];
  const tooLong = [...text.trim()].length > most;
  const ready = !busy && !tooLong && (kind === "reject" || text.trim() !== "");
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={title}
        description={description}
        footer={
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" disabled={!ready} onClick={() => onSave(text.trim())}>
              {act}
            </Button>
          </>
        }
      >
        <Field label={label} aside={kind === "reject" ? "optional" : undefined} error={tooLong ? `At most ${most} characters.` : problem}>
          <Textarea
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready) onSave(text.trim());
            }}
          />
        </Field>
      </DialogContent>
    </Dialog>
  );
}
