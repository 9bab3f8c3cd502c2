"use client";
/** Drawn turns that went to people, oldest first, from the keyboard: j and k go on and back, 1 says that a person was needed, 2 that none was. */
import { useMutation } from "@tanstack/react-query";
import { CircleSlash, ClipboardCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { MessageText } from "@/components/thread/message-text";
import { reasonSentence } from "@/components/thread/reason-words";
import { plainLine } from "@/components/thread/visible-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { toast } from "@/lib/client/toast";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { EscalatedPage, EscalatedRow } from "@/lib/contracts/api/grading";
import { gradeHandoff, listEscalated } from "./api";

const grades = [
  { needed: true, key: "1", words: "A person was needed", icon: UserRound, tone: "text-approved" },
  { needed: false, key: "2", words: "The bot’s answer would have done", icon: CircleSlash, tone: "text-waiting" },
] as const;

export function EscalatedList({ first }: { first: EscalatedPage }) {
  const { workspace, api, can } = useWorkspace();
  const router = useRouter();
  const [pages, setPages] = useState([first]);
  const [given, setGiven] = useState<Readonly<Record<string, boolean>>>({});
  const [place, setPlace] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const rows = pages.flatMap(({ data }) => data);
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const grading = useMutation({
    mutationFn: ({ row, needed }: { row: EscalatedRow; needed: boolean }) => gradeHandoff(api, row.decisionId, needed),
    onSuccess: (_, { row, needed }) => {
      setGiven((before) => ({ ...before, [row.decisionId]: needed }));
      router.refresh();
    },
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const more = useMutation({
    mutationFn: (after: string) => listEscalated(api, after),
    onSuccess: (page) => setPages((before) => [...before, page]),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setPlace(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    list.current?.children[next]?.querySelector<HTMLElement>("article")?.focus({ preventScroll: true });
  };
  const grade = (row: EscalatedRow | undefined, needed: boolean) => {
    if (row && !grading.isPending) grading.mutate({ row, needed });
  };
  const mayGrade = can("grade:write");
  useKeys("Grading", [
    { keys: "j", does: "Next turn", run: () => go(place + 1) },
    { keys: "k", does: "Turn before", run: () => go(place - 1) },
    ...(mayGrade ? grades.map(({ key, words, needed }) => ({ keys: key, does: words, run: () => grade(rows[place], needed) })) : []),
  ]);
  if (rows.length === 0)
    return (
      <EmptyState icon={ClipboardCheck} title="Nothing to grade">
        Of the turns that go to people a share is drawn by chance, as the policy says. They appear here.
      </EmptyState>
    );
  return (
    <>
      <ol ref={list} aria-label="Turns that went to people, oldest first" className="grid gap-2">
        {rows.map((row, index) => (
          <li key={row.decisionId} className="min-w-0">
            <article
              tabIndex={index === place ? 0 : -1}
              aria-label={`Turn ${index + 1}`}
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
              <div>
                <span className="sr-only">Question</span>
                <MessageText text={row.question} />
              </div>
              <p className="text-sm text-pretty text-ink-2 wrap-anywhere">{row.reasons[0] ? reasonSentence(row.reasons[0]) : null}</p>
              <p className="text-sm text-ink-3 wrap-anywhere">
                {row.found.length === 0 ? "The bot had found nothing." : `The bot had found: ${row.found.map((title) => plainLine(title)).join(", ")}.`}
              </p>
              {mayGrade ? (
                <div role="group" aria-label="Your grade" className="flex flex-wrap gap-1.5">
                  {grades.map(({ needed, key, words, icon: Icon, tone }) => {
                    const chosen = given[row.decisionId] === needed;
                    return (
                      <Button
                        key={key}
                        size="sm"
                        variant={chosen ? "secondary" : "ghost"}
                        aria-pressed={chosen}
                        disabled={grading.isPending}
                        onClick={() => grade(row, needed)}
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
