"use client";
/** A wrong answer: why, and what it should have been. Both may be left out. */
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Grade, GradeCause, GradeValue } from "@/lib/contracts/api/grade";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { causeWords } from "./grade-words";

export type GradeDialogProps = {
  own: Grade | null;
  answer: string;
  busy: boolean;
  problem: string | null;
  onSave(grade: { grade: GradeValue; cause: GradeCause | null; correctedText: string | null }): void;
  onClose(): void;
};

export function GradeDialog({ own, answer, busy, problem, onSave, onClose }: GradeDialogProps) {
  const [partly, setPartly] = useState(own?.grade === "partially_correct");
  const [cause, setCause] = useState<GradeCause | "">(own?.cause ?? "");
  const [corrected, setCorrected] = useState(own?.correctedText ?? "");
  const better = corrected.trim();
  const tooLong = [...better].length > messageLimit;
  const save = () =>
    onSave({
      grade: partly ? "partially_correct" : "wrong",
      cause: cause === "" ? null : cause,
      correctedText: better === "" || better === answer.trim() ? null : better,
    });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title="What was wrong?"
        description="Nobody but the team sees it, and nothing is sent."
        footer={
          <>
            <DialogClose>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" disabled={busy || tooLong} onClick={save}>
              Save
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <Field label="How wrong">
            <Select value={partly ? "partly" : "wrong"} onChange={(event) => setPartly(event.target.value === "partly")}>
              <option value="wrong">Wrong</option>
              <option value="partly">Partly right</option>
            </Select>
          </Field>
          <Field label="Cause">
            <Select value={cause} onChange={(event) => setCause(event.target.value as GradeCause | "")}>
              <option value="">Not known</option>
              {Object.entries(causeWords).map(([code, words]) => (
                <option key={code} value={code}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="A better answer" aside="optional" error={tooLong ? `At most ${messageLimit} characters.` : problem}>
            <Textarea value={corrected} onChange={(event) => setCorrected(event.target.value)} />
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  );
}
