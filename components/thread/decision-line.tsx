"use client";
/** Why the bot did what it did: one line between the visitor's message and what followed; open, everything that led to it. */
import { ArrowRightLeft, Ban, Bot, ChevronRight, CircleSlash, Clock, MessageCircleQuestion } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { DecisionSummary } from "@/lib/contracts/api/conversation";
import { cn } from "@/lib/client/cn";
import { flagRateWords } from "./flag-rate-words";
import { decisionWords, reasonSentence } from "./reason-words";

const marks: Record<DecisionSummary["action"], { icon: LucideIcon; tone: string }> = {
  answer: { icon: Bot, tone: "text-bot" },
  clarify: { icon: MessageCircleQuestion, tone: "text-bot" },
  hold: { icon: Clock, tone: "text-waiting" },
  handoff: { icon: ArrowRightLeft, tone: "text-waiting" },
  refuse: { icon: Ban, tone: "text-failed" },
};

export type DecisionLineProps = {
  decision: DecisionSummary;
  open: boolean;
  onToggle(open: boolean): void;
  /** Address of the whole story; null for members who may not read it. */ storyHref: string | null;
};

export function DecisionLine({ decision, open, onToggle, storyHref }: DecisionLineProps) {
  const { lead, clause, notCertified } = decisionWords(decision);
  const superseded = decision.outcome === "superseded";
  const { icon: Icon, tone } = superseded ? { icon: CircleSlash, tone: "text-ink-2" } : marks[decision.action];
  return (
    <details open={open} onToggle={(event) => onToggle(event.currentTarget.open)} className="group w-full text-xs text-ink-2">
      <summary className="flex min-h-6 list-none items-start gap-1.5 rounded-sm py-0.5 hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon aria-hidden className={cn("mt-0.5 size-3.5 shrink-0", tone)} />
        <span className="min-w-0 text-pretty wrap-anywhere">
          <span className={cn("font-medium", tone)}>{lead}:</span> {clause}
          {notCertified ? <span className="whitespace-nowrap text-ink-3"> · not certified</span> : null}
        </span>
        <ChevronRight aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3 transition-transform duration-120 group-open:rotate-90" />
      </summary>
      <div className="mt-1 mb-2 ml-5 grid gap-2 rounded-card border bg-surface px-3 py-2.5">
        <ul className="grid gap-1">
          {decision.reasons.map((reason, index) => (
            <li key={`${reason.code}-${index}`} className="wrap-anywhere">
              {reasonSentence(reason)}
              {reason.code === "flagged_output" ? <span className="block text-ink-3">{flagRateWords(reason.flag)}</span> : null}
            </li>
          ))}
        </ul>
        {notCertified ? <p className="text-ink-3">Not certified: no graded sample stands behind this confidence yet.</p> : null}
        {decision.sources.length > 0 ? (
          <table className="tabular w-full text-left">
            <caption className="pb-1 text-left font-medium text-ink">What was found</caption>
            <tbody>
              {decision.sources.map((source) => (
                <tr key={source.articleId} className="border-t align-top">
                  <td dir="auto" className="py-1 pr-3 wrap-anywhere">
                    {source.title}
                  </td>
                  <td className="py-1 text-right whitespace-nowrap">score {source.score.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {storyHref === null ? null : (
          <Link
            href={storyHref}
            className="justify-self-start font-medium text-accent-text underline decoration-current/40 underline-offset-3 hover:decoration-current"
          >
            The whole story of this decision
          </Link>
        )}
      </div>
    </details>
  );
}
