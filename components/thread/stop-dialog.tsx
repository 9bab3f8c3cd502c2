"use client";
/** Asks why a bot is to be stopped, and says what that does. */
import { useState } from "react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { stopReasonLimit } from "@/lib/core/escalation/stop-reason-limit";

export type StopDialogProps = {
  title: string;
  description: string;
  busy: boolean;
  problem: string | null;
  onStop(reason: string): void;
  onClose(): void;
  /** Where, if there is a choice. */
  children?: ReactNode;
};

export function StopDialog({ title, description, busy, problem, onStop, onClose, children }: StopDialogProps) {
  const [reason, setReason] = useState("");
  const said = reason.trim();
  const tooLong = [...said].length > stopReasonLimit;
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
            <Button variant="danger" busy={busy} disabled={said === "" || tooLong} onClick={() => onStop(said)}>
              Stop the bot
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {children}
          <Field label="Why" error={tooLong ? `At most ${stopReasonLimit} characters.` : problem}>
            <Textarea value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  );
}
