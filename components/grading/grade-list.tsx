"use client";
/**
 * The answers to grade, oldest first, from the keyboard: j and k go on and back, 1, 2 and 3 say right, partly right and wrong. What was graded stays
 * where it is until the page is opened again, so that it can be changed.
 */
import { useMutation } from "@tanstack/react-query";
import { Check, CircleSlash, ClipboardCheck, X } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { MessageText } from "@/components/thread/message-text";
import { PairedAnswer } from "@/components/thread/paired-answer";
import { plainLine } from "@/components/thread/visible-text";
import { SourceList } from "@/components/thread/source-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { toast } from "@/lib/client/toast";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { Grade, GradeValue } from "@/lib/contracts/api/grade";
import type { FlaggedPage, GradingPage, ToGrade } from "@/lib/contracts/api/grading";
import { gradeAnswer, listToGrade } from "./api";

const grades: readonly { value: GradeValue; key: string; words: string; icon: LucideIcon; tone: string }[] = [
  { value: "correct", key: "1", words: "Right", icon: Check, tone: "text-approved" },
  { value: "partially_correct", key: "2", words: "Partly right", icon: CircleSlash, tone: "text-waiting" },
  { value: "wrong", key: "3", words: "Wrong", icon: X, tone: "text-failed" },
];

const flagWords: Readonly<Record<FlaggedPage["data"][number]["flags"][number]["kind"], string>> = {
  ungrounded: "No source carries",
  policy: "The workspace forbids",
  toxicity: "Insults or threatens",
  personal_data: "Gives personal data",
  bias: "Treats people differently",
};

export function GradeList({ list: kind, first }: { list: "drawn" | "flagged"; first: GradingPage | FlaggedPage }) {
  const { workspace, api, member, can } = useWorkspace();
  const router = useRouter();
  const [pages, setPages] = useState<readonly (GradingPage | FlaggedPage)[]>([first]);
  const [given, setGiven] = useState<Readonly<Record<string, Grade>>>({});
  const [place, setPlace] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const rows = pages.flatMap<ToGrade | FlaggedPage["data"][number]>(({ data }) => data);
  const cursor = pages.at(-1)?.nextCursor ?? null;

  const grading = useMutation({
    mutationFn: ({ row, value }: { row: ToGrade; value: GradeValue }) => gradeAnswer(api, row, value, given[row.decisionId]?.version ?? 0, member.id),
    onSuccess: (grade, { row }) => {
      setGiven((before) => ({ ...before, [row.decisionId]: grade }));
      router.refresh();
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const more = useMutation({
    mutationFn: (after: string) => listToGrade(api, kind, after),
    onSuccess: (page) => setPages((before) => [...before, page]),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setPlace(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    list.current?.children[next]?.querySelector<HTMLElement>("article")?.focus({ preventScroll: true });
  };
  const grade = (row: ToGrade | undefined, value: GradeValue) => {
    if (row && !grading.isPending) grading.mutate({ row, value });
  };
  const mayGrade = can("grade:write");
  useKeys("Grading", [
    { keys: "j", does: "Next answer", run: () => go(place + 1) },
    { keys: "k", does: "Answer before", run: () => go(place - 1) },
    ...(mayGrade ? grades.map(({ key, words, value }) => ({ keys: key, does: words, run: () => grade(rows[place], value) })) : []),
  ]);

  if (rows.length === 0)
    return (
      <EmptyState icon={ClipboardCheck} title="Nothing to grade">
        {kind === "drawn"
          ? "Of the answers that the bot sends by itself a share is drawn by chance, as the policy says. They appear here."
          : "Answers that were flagged and sent all the same appear here, the gravest first."}
      </EmptyState>
    );
  return (
    <>
      <ol ref={list} aria-label={kind === "drawn" ? "Answers to grade, oldest first" : "Flagged answers to grade, the gravest first"} className="grid gap-2">
        {rows.map((row, index) => (
          <li key={row.decisionId} className="min-w-0">
            <article
              tabIndex={index === place ? 0 : -1}
              aria-label={`Answer ${index + 1}`}
              aria-current={index === place ? "true" : undefined}
              onFocus={() => setPlace(index)}
              className={cn(
                "grid grid-cols-[minmax(0,1fr)] gap-2 rounded-card border bg-surface p-4 outline-offset-2",
                index === place && "border-line-strong",
              )}
            >
              <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
                <Time at={row.decidedAt} format="exact" />
                {row.confidence === null ? null : <span>confidence {row.confidence.toFixed(2)}</span>}
                <Link href={`/w/${workspace.slug}/inbox/${row.conversationId}?view=all`} className="text-accent-text underline underline-offset-3">
                  Conversation
                </Link>
              </p>
              <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-l-2 border-line-strong/60 pl-3 rtl:border-r-2 rtl:border-l-0 rtl:pr-3 rtl:pl-0">
                <span className="sr-only">Question</span>
                <MessageText text={row.question} className="text-ink-2" />
              </div>
              <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
                <span className="sr-only">Answer of the bot</span>
                <MessageText text={row.answer} />
              </div>
              {"flags" in row ? (
                <ul aria-label="Flags" className="grid gap-0.5 text-sm text-failed">
                  {row.flags.map((flag, at) => (
                    <li key={at} className="wrap-anywhere">
                      {flagWords[flag.kind]}: “{plainLine(row.answer.slice(flag.span.start, flag.span.end))}”
                    </li>
                  ))}
                </ul>
              ) : null}
              {"paired" in row && row.paired !== null ? <PairedAnswer paired={row.paired} /> : null}
              <SourceList sources={row.sources} />
              {mayGrade ? (
                <div role="group" aria-label="Your grade" className="flex flex-wrap gap-1.5">
                  {grades.map(({ value, key, words, icon: Icon, tone }) => {
                    const chosen = given[row.decisionId]?.grade === value;
                    return (
                      <Button
                        key={value}
                        size="sm"
                        variant={chosen ? "secondary" : "ghost"}
                        aria-pressed={chosen}
                        disabled={grading.isPending}
                        onClick={() => grade(row, value)}
                        className={chosen ? tone : undefined}
                      >
                        <Icon aria-hidden /> {words} {index === place ? <Kbd keys={key} className="max-sm:hidden" /> : null}
                      </Button>
                    );
                  })}
                </div>
              ) : null}
            </article>
          </li>
        ))}
      </ol>
      {cursor === null ? null : (
        <Button busy={more.isPending} onClick={() => more.mutate(cursor)} className="justify-self-center">
          More
        </Button>
      )}
    </>
  );
}
