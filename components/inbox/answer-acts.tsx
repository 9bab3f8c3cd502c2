"use client";
/** Under an answer in the transcript: what members think of it, and the ways to grade it and to keep it for the knowledge. */
import { BookmarkPlus, Check, CircleSlash, ShieldAlert, X } from "lucide-react";
import Link from "next/link";
import type { LucideIcon } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { plainLine } from "@/components/thread/visible-text";
import { cn } from "@/lib/client/cn";
import type { ThreadMessage } from "@/lib/contracts/api/conversation";
import type { Grade, GradeValue } from "@/lib/contracts/api/grade";
import { causeWords } from "@/components/thread/grade-words";

// Comparing words is wanted only where somebody wrote a better answer.
const WordDiff = lazy(() => import("@/components/thread/word-diff").then((module) => ({ default: module.WordDiff })));

const marks: Record<GradeValue, { icon: LucideIcon; tone: string; words: string }> = {
  correct: { icon: Check, tone: "text-approved", words: "Right" },
  partially_correct: { icon: CircleSlash, tone: "text-waiting", words: "Partly right" },
  wrong: { icon: X, tone: "text-failed", words: "Wrong" },
};

export type AnswerActsProps = {
  message: ThreadMessage;
  busy: boolean;
  onRight(): void;
  onWrong(): void;
  onKeep(): void;
  /** Where a guardrail is made from this answer; null for who may not. */
  guardrailHref: string | null;
};

export function AnswerActs({ message, busy, onRight, onWrong, onKeep, guardrailHref }: AnswerActsProps) {
  return (
    <div className="grid justify-items-end gap-0.5">
      {(message.grades ?? []).map((grade) => (
        <GradeLine key={grade.id} grade={grade} answer={message.text ?? ""} />
      ))}
      <div className="flex flex-wrap justify-end gap-1">
        {message.grades === null ? null : (
          <>
            <Button size="sm" variant="ghost" disabled={busy} onClick={onRight}>
              <Check aria-hidden /> Right
            </Button>
            <Button size="sm" variant="ghost" disabled={busy} onClick={onWrong}>
              <X aria-hidden /> Wrong
            </Button>
            {guardrailHref === null ? null : (
              <Button asChild size="sm" variant="ghost">
                <Link href={guardrailHref}>
                  <ShieldAlert aria-hidden /> Guardrail
                </Link>
              </Button>
            )}
          </>
        )}
        <Button size="sm" variant="ghost" onClick={onKeep}>
          <BookmarkPlus aria-hidden /> Keep
        </Button>
      </div>
    </div>
  );
}

function GradeLine({ grade, answer }: { grade: Grade; answer: string }) {
  const { icon: Icon, tone, words } = marks[grade.grade];
  return (
    <div className="grid max-w-full justify-items-end gap-1 px-0.5 text-xs">
      <p className={cn("inline-flex items-start gap-1.5", tone)}>
        <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span dir="auto" className="wrap-anywhere">
          {words}, says {plainLine(grade.by.name)}
          {grade.cause === null ? "" : `: ${causeWords[grade.cause].toLowerCase()}`}
        </span>
      </p>
      {grade.correctedText === null ? null : (
        <div className="rounded-card border border-dashed border-line-strong px-3 py-2">
          <p className="font-medium text-ink-3">Better</p>
          <Suspense fallback={null}>
            <WordDiff before={answer} after={grade.correctedText} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
