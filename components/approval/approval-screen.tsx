"use client";
/** Actions that wait, by the time that they are due, and the one that is looked at. The whole shift goes by the keyboard. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { MoreRows } from "@/components/ui/more-rows";
import { Spinner } from "@/components/ui/spinner";
import { tabStyle } from "@/components/ui/tab-style";
import { Time } from "@/components/ui/time";
import { plainLine } from "@/components/thread/visible-text";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { WireApproval } from "@/lib/contracts/api/approval";
import { ApprovalDetail } from "./approval-detail";
import { approvalListOptions, approvalOptions, type Shown } from "./api";
import { statusWords } from "./approval-words";

const tabs: readonly { show: Shown; name: string }[] = [
  { show: "waiting", name: "Waiting" },
  { show: "all", name: "All" },
];

export function ApprovalScreen() {
  const { workspace, api } = useWorkspace();
  const search = useSearchParams();
  const list = useRef<HTMLOListElement>(null);
  const show: Shown = search.get("show") === "all" ? "all" : "waiting";
  // Its own state and not the address: the next key, pressed at once, is for the action that was gone to.
  const [chosen, setChosen] = useState(search.get("id"));
  const query = useInfiniteQuery(approvalListOptions(api, workspace.slug, show));
  const rows = query.data?.pages.flatMap(({ data }) => data) ?? [];
  const waiting = query.data?.pages[0]?.waiting ?? 0;
  const shownId = chosen ?? rows[0]?.id ?? null;
  const place = rows.findIndex(({ id }) => id === shownId);
  const single = useQuery({ ...approvalOptions(api, workspace.slug, shownId ?? ""), enabled: shownId !== null && place < 0 });
  const shown = rows[place] ?? (shownId === null ? undefined : single.data);

  const hrefOf = (to: { show?: Shown; id?: string | null }) => {
    const next = new URLSearchParams();
    if ((to.show ?? show) === "all") next.set("show", "all");
    if (to.id) next.set("id", to.id);
    return `/w/${workspace.slug}/approvals${next.size === 0 ? "" : `?${next.toString()}`}`;
  };
  const open = (id: string | null) => {
    setChosen(id);
    window.history.replaceState(null, "", hrefOf({ id }));
  };
  const follow = (event: MouseEvent, id: string) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(id);
  };
  const go = (step: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, place + step))];
    if (!next) return;
    open(next.id);
    const row = list.current?.children[rows.indexOf(next)];
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector("a")?.focus({ preventScroll: true });
  };
  useKeys("Approvals", [
    { keys: "j", does: "Next action", run: () => go(1) },
    { keys: "k", does: "Action before", run: () => go(-1) },
  ]);
  const hasDecided = useRef(false);
  const version = shown?.version;
  useEffect(() => {
    // What had the focus is gone with the action that was decided.
    if (!hasDecided.current || document.activeElement !== document.body) return;
    (list.current?.children[place]?.querySelector("a") ?? document.getElementById("main"))?.focus({ preventScroll: true });
  }, [place, shownId, version]);
  /** After a decision the row below it is next; where the member went elsewhere meanwhile nothing moves. */
  const onDecided = (id: string) => {
    hasDecided.current = true;
    if (show !== "waiting" || shownId !== id) return;
    open((rows[place + 1] ?? rows[place - 1])?.id ?? id);
  };

  return (
    <div className="flex h-full min-h-0">
      <h1 className="sr-only">Approvals</h1>
      <section
        aria-label="Actions"
        className={cn(
          "flex w-88 shrink-0 flex-col border-r max-[1000px]:w-72 max-[901px]:w-full max-[901px]:border-r-0",
          chosen !== null && "max-[901px]:hidden",
        )}
      >
        <nav aria-label="Which actions" className="flex gap-5 border-b px-4">
          {tabs.map(({ show: each, name }) => (
            <Link
              key={each}
              href={hrefOf({ show: each })}
              aria-current={each === show ? "page" : undefined}
              onClick={() => setChosen(null)}
              className={tabStyle}
            >
              {name}
              {each === "waiting" && waiting > 0 ? <span className="tabular ml-1.5 text-ink-3">{waiting > 500 ? "500+" : waiting}</span> : null}
            </Link>
          ))}
        </nav>
        <div className="min-h-0 flex-1 overflow-y-auto">
          {query.isPending ? (
            <p className="p-4">
              <Spinner />
            </p>
          ) : query.isError ? (
            <p className="p-4 text-sm text-failed">{sentenceOf(query.error)}</p>
          ) : rows.length === 0 ? (
            <EmptyState icon={Stamp} title={show === "waiting" ? "Nothing waits" : "Nothing was asked for yet"}>
              Programs and agents ask here before they do what a policy holds back, such as a refund.
            </EmptyState>
          ) : (
            <ol ref={list} aria-label={show === "waiting" ? "Waiting actions, due first" : "Actions, newest first"}>
              {rows.map((row) => (
                <Row key={row.id} row={row} href={hrefOf({ id: row.id })} open={row.id === shownId} onFollow={follow} />
              ))}
            </ol>
          )}
          <MoreRows list={query} />
        </div>
      </section>
      <section aria-label="Action" className={cn("min-w-0 flex-1 overflow-y-auto bg-paper", chosen === null && "max-[901px]:hidden")}>
        {shown ? (
          <ApprovalDetail key={`${shown.id} ${shown.version}`} approval={shown} onBack={() => open(null)} onDecided={onDecided} />
        ) : single.isError ? (
          <EmptyState icon={Stamp} title="There is no such action">
            {sentenceOf(single.error)}
          </EmptyState>
        ) : null}
      </section>
    </div>
  );
}

function Row({ row, href, open, onFollow }: { row: WireApproval; href: string; open: boolean; onFollow: (event: MouseEvent, id: string) => void }) {
  const { words, meaning } = statusWords[row.status];
  return (
    <li>
      <a
        href={href}
        aria-current={open ? "true" : undefined}
        onClick={(event) => onFollow(event, row.id)}
        className={cn(
          "grid gap-1 border-b px-4 py-2.5 -outline-offset-2 transition-colors duration-120 hover:bg-hover",
          open && "bg-selected hover:bg-selected",
        )}
      >
        <span className="flex items-baseline gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate text-left text-sm font-semibold">
            {plainLine(row.title)}
          </span>
          <span className="shrink-0 text-xs text-ink-3">
            {row.status === "pending" ? (
              <>
                due <Time at={row.expiresAt} />
              </>
            ) : (
              <Time at={row.decidedAt ?? row.createdAt} format="short" />
            )}
          </span>
        </span>
        <span dir="auto" className="truncate text-left text-sm text-ink-2">
          {plainLine(row.summary)}
        </span>
        <span className="flex min-w-0 items-center gap-1.5">
          <Badge size="sm" meaning={meaning}>
            {words}
          </Badge>
          {row.tier === null ? null : (
            <Badge size="sm" className="min-w-0 shrink">
              {plainLine(row.tier.name)}
            </Badge>
          )}
          <span dir="auto" className="ml-auto min-w-0 truncate text-xs text-ink-3">
            {plainLine(row.requestedBy.name)}
          </span>
        </span>
      </a>
    </li>
  );
}
