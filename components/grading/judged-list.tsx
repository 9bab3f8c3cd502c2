"use client";
/**
 * What people say of turns of the past, from the keyboard: j and k go on and back, a verdict has its digit. What was judged stays where it is until the
 * page is opened again, so that it can be changed.
 */
import { useMutation } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { Time } from "@/components/ui/time";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { toast } from "@/lib/client/toast";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";

export type Verdict<Value> = { value: Value; key: string; words: string; icon: LucideIcon; tone: string };

type Judged = { decisionId: string; conversationId: string; decidedAt: string; confidence: number | null };
type Page<Row> = { data: readonly Row[]; nextCursor: string | null };

export type JudgedListProps<Row extends Judged, Value> = {
  label: string;
  /** What a row is, as in "Answer 3". */
  one: string;
  /** Said where there is no row. */
  empty: string;
  first: Page<Row>;
  readMore(cursor: string): Promise<Page<Row>>;
  verdicts: readonly Verdict<Value>[];
  /** What this member has said of it since the page was opened. */
  verdictOn(row: Row): Value | undefined;
  judge(row: Row, value: Value): void;
  busy: boolean;
  /** Beside the verdicts. */
  acts?: readonly { key: string; words: string; icon: LucideIcon; run(row: Row): void }[];
  children(row: Row): ReactNode;
};

export function JudgedList<Row extends Judged, Value>(props: JudgedListProps<Row, Value>) {
  const { label, one, empty, first, readMore, verdicts, verdictOn, judge, busy, acts = [], children } = props;
  const { workspace, can } = useWorkspace();
  const [pages, setPages] = useState([first]);
  const [place, setPlace] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const rows = pages.flatMap(({ data }) => data);
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const more = useMutation({
    mutationFn: readMore,
    onSuccess: (page) => setPages((before) => [...before, page]),
    onError: (error) => toast.error(sentenceOf(error)),
  });
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setPlace(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
    list.current?.children[next]?.querySelector<HTMLElement>("article")?.focus({ preventScroll: true });
  };
  const mayGrade = can("grade:write");
  const here = (run: (row: Row) => void) => () => {
    const row = rows[place];
    if (row && !busy) run(row);
  };
  useKeys("Grading", [
    { keys: "j", does: `Next ${one.toLowerCase()}`, run: () => go(place + 1) },
    { keys: "k", does: `${one} before`, run: () => go(place - 1) },
    ...(mayGrade ? verdicts.map(({ key, words, value }) => ({ keys: key, does: words, run: here((row) => judge(row, value)) })) : []),
    ...(mayGrade ? acts.map(({ key, words, run }) => ({ keys: key, does: words, run: here(run) })) : []),
  ]);

  if (rows.length === 0)
    return (
      <EmptyState icon={ClipboardCheck} title="Nothing to grade">
        {empty}
      </EmptyState>
    );
  return (
    <>
      <ol ref={list} aria-label={label} className="grid gap-2">
        {rows.map((row, index) => (
          <li key={row.decisionId} className="min-w-0">
            <article
              tabIndex={index === place ? 0 : -1}
              aria-label={`${one} ${index + 1}`}
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
              {children(row)}
              {mayGrade ? (
                <div role="group" aria-label="Your grade" className="flex flex-wrap gap-1.5">
                  {verdicts.map(({ value, key, words, icon: Icon, tone }) => {
                    const chosen = verdictOn(row) === value;
                    return (
                      <Button
                        key={key}
                        size="sm"
                        variant={chosen ? "secondary" : "ghost"}
                        aria-pressed={chosen}
                        disabled={busy}
                        onClick={() => judge(row, value)}
                        className={chosen ? tone : undefined}
                      >
                        <Icon aria-hidden /> {words} {index === place ? <Kbd keys={key} className="max-sm:hidden" /> : null}
                      </Button>
                    );
                  })}
                  {acts.map(({ key, words, icon: Icon, run }) => (
                    <Button key={key} size="sm" variant="ghost" disabled={busy} onClick={() => run(row)}>
                      <Icon aria-hidden /> {words} {index === place ? <Kbd keys={key} className="max-sm:hidden" /> : null}
                    </Button>
                  ))}
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
