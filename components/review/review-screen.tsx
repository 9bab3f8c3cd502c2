"use client";
/** The queue at the left, one draft at the right; one of them at a time where the window is narrow. After a decision the next one is there. */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { lazy, type MouseEvent, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { queryKeys } from "@/lib/client/query-keys";
import { useCountedTitle } from "@/lib/client/use-counted-title";
import { useKeys } from "@/lib/client/use-keys";
import { rowDomId } from "@/lib/client/use-list-cursor";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { DraftResponse } from "@/lib/contracts/api/conversation";
import type { ReviewPage, ReviewRow } from "@/lib/contracts/api/review";
import { type Planted, reviewCaseOptions, reviewListOptions, type Verdict } from "./api";
import { filtersOf, reviewAddress, type ReviewFilters } from "./review-address";
import { ReviewFilterBar } from "./review-filter-bar";
import { ReviewPane } from "./review-pane";
import { ReviewRowItem } from "./review-row";
import { queueWords } from "./review-words";

// Wanted only once a draft is selected.
const BulkBar = lazy(() => import("./bulk-bar").then((module) => ({ default: module.BulkBar })));
// Few reviewers meet one, and none in the first paint.
const PlantedDialog = lazy(() => import("./planted-dialog").then((module) => ({ default: module.PlantedDialog })));

const noRows: readonly ReviewRow[] = [];
const nothing: ReadonlySet<string> = new Set();

export function ReviewScreen() {
  const { workspace, api, member, can } = useWorkspace();
  const queryClient = useQueryClient();
  const router = useRouter();
  const search = useSearchParams();
  // In state, so that a key pressed at once after a decision meets the next draft; the address follows.
  const [asked, choose] = useState(search.get("draft"));
  const [filters, filter] = useState(() => filtersOf(search));
  const list = useInfiniteQuery(reviewListOptions(api, workspace.slug, filters));
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? noRows, [list.data]);
  const first = list.data?.pages[0];
  useCountedTitle(`Review · ${workspace.slug} · Handrail`, first?.waiting ?? 0);
  const openId = asked ?? rows[0]?.id ?? null;
  const at = rows.findIndex((row) => row.id === openId);
  const base = `/w/${workspace.slug}/review`;
  const isFiltered = filters.risk !== null || filters.topic !== null || filters.reason !== null || filters.mine;
  const [picked, pick] = useState<ReadonlySet<string>>(nothing);
  const selected = useMemo(() => rows.filter(({ id }) => picked.has(id)), [rows, picked]);
  const nextId = (at < 0 ? rows[0] : (rows[at + 1] ?? rows[at - 1]))?.id ?? null;

  const prefetch = useCallback((id: string) => void queryClient.prefetchQuery(reviewCaseOptions(api, workspace.slug, id)), [queryClient, api, workspace.slug]);
  useEffect(() => {
    if (nextId !== null) prefetch(nextId);
  }, [nextId, prefetch]);

  const wasOpen = useRef(openId !== null);
  useEffect(() => {
    // What had the focus in the draft before is gone with it, and after the last draft its row is gone, too.
    if (wasOpen.current && document.activeElement === document.body) {
      if (openId === null) document.getElementById("main")?.focus();
      else focusRow(openId);
    }
    wasOpen.current ||= openId !== null;
  }, [openId, rows.length]);
  const open = useCallback(
    (id: string | null) => {
      choose(id);
      window.history.replaceState(null, "", reviewAddress(base, filters, id));
    },
    [base, filters],
  );
  const listOnly = (wanted: ReviewFilters) => {
    filter(wanted);
    choose(null);
    pick(nothing);
    window.history.replaceState(null, "", reviewAddress(base, wanted, null));
  };
  const toggle = useCallback(
    (id: string) =>
      pick((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const onFollow = useCallback(
    (event: MouseEvent, id: string) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      open(id);
    },
    [open],
  );
  const move = (by: number) => {
    const to = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!to) return;
    open(to.id);
    focusRow(to.id);
    document.getElementById(rowDomId(to.id))?.scrollIntoView({ block: "nearest" });
  };
  /** What is passed stays selected. */
  const extend = (by: number) => {
    const to = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    pick((before) => new Set([...before, ...[openId, to?.id].filter((id) => typeof id === "string")]));
    move(by);
  };
  useKeys("Review", [
    { keys: "j", does: "Next draft", run: () => move(1) },
    { keys: "k", does: "Previous draft", run: () => move(-1) },
    { keys: "x", does: "Select the draft", run: () => openId !== null && toggle(openId) },
    { keys: "Shift+J", does: "Select, and on to the next", run: () => extend(1) },
    { keys: "Shift+K", does: "Select, and back to the previous", run: () => extend(-1) },
  ]);

  const [planted, tell] = useState<readonly NonNullable<Planted>[]>([]);
  const onDone = (draftId: string, verdict: Verdict, left: DraftResponse | null) => {
    if (left?.planted) tell([left.planted]);
    else if (verdict.kind === "take") return router.push(`/w/${workspace.slug}/inbox/${verdict.conversationId}?view=mine`);
    open(nextId === draftId ? null : nextId);
    // Of two people's approvals one is missing: it stays in the list.
    if (left?.draft.status !== "pending_review") dropRow(draftId, left?.planted ? 0 : 1);
    void queryClient.invalidateQueries({ queryKey: queryKeys.review(workspace.slug) });
  };
  /** A planted one was not counted. */
  const dropRow = (draftId: string, counted: number) =>
    queryClient.setQueryData<InfiniteData<ReviewPage>>(
      queryKeys.reviewList(workspace.slug, filters),
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({ ...page, waiting: Math.max(0, page.waiting - counted), data: page.data.filter((row) => row.id !== draftId) })),
        },
    );

  const onBulkDone = (kept: readonly string[], act: "reject" | "assign", found: readonly NonNullable<Planted>[]) => {
    tell(found);
    pick(new Set(kept));
    if (act === "reject" && openId !== null && picked.has(openId) && !kept.includes(openId)) open(rows.find(({ id }) => !picked.has(id))?.id ?? null);
  };

  return (
    <div className="flex h-full min-h-0">
      <section
        aria-label="Drafts that wait"
        className={cn(
          "flex min-h-0 w-88 shrink-0 flex-col border-r bg-surface max-[1200px]:w-78 max-[901px]:w-full max-[901px]:border-r-0",
          asked !== null && "max-[901px]:hidden",
        )}
      >
        <header className="flex h-11 shrink-0 items-center gap-2 border-b px-4">
          <h1 className="sr-only">Review</h1>
          <p role="status" className="tabular text-sm font-medium">
            {first ? queueWords(first) : "…"}
          </p>
          {can("metrics:read") ? (
            <Link href={`/w/${workspace.slug}/review/reviewers`} className="ml-auto text-xs text-ink-2 underline-offset-3 hover:underline">
              Reviewers
            </Link>
          ) : null}
        </header>
        <ReviewFilterBar filters={filters} onChange={listOnly} />
        {selected.length > 0 ? (
          <Suspense fallback={null}>
            <BulkBar rows={selected} onClear={() => pick(nothing)} onDone={onBulkDone} />
          </Suspense>
        ) : null}
        <div className="min-h-0 flex-1 overflow-y-auto">
          {list.isError && list.data === undefined ? (
            <div className="p-3">
              <Notice kind="failed" title="The list could not be loaded" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
                {sentenceOf(list.error)}
              </Notice>
            </div>
          ) : null}
          {list.data !== undefined && rows.length === 0 && isFiltered ? (
            <EmptyState icon={Stamp} title="No such draft waits">
              <Button size="sm" onClick={() => listOnly({ risk: null, topic: null, reason: null, mine: false })}>
                Show all drafts
              </Button>
            </EmptyState>
          ) : null}
          {list.data !== undefined && rows.length === 0 && !isFiltered ? (
            <EmptyState icon={Stamp} title="No draft waits">
              Answers that the policy holds for a person appear here, the riskiest first.
            </EmptyState>
          ) : null}
          <ul aria-label="Drafts, the riskiest first">
            {rows.map((row) => (
              <ReviewRowItem
                key={row.id}
                row={row}
                href={reviewAddress(base, filters, row.id)}
                ownId={member.id}
                open={row.id === openId}
                selected={picked.has(row.id)}
                onToggle={toggle}
                onFollow={onFollow}
                onApproach={prefetch}
              />
            ))}
          </ul>
          {list.hasNextPage ? (
            <div className="p-3 text-center">
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            </div>
          ) : null}
        </div>
      </section>
      <div className={cn("flex min-h-0 min-w-0 flex-1 bg-paper", asked === null && "max-[901px]:hidden")}>
        {openId === null ? (
          <div className="grid flex-1 place-items-center">
            <EmptyState icon={Stamp} title="All decided">
              New drafts appear by themselves.
            </EmptyState>
          </div>
        ) : (
          <ReviewPane
            key={openId}
            draftId={openId}
            backHref={reviewAddress(base, filters, null)}
            onBack={(event) => {
              event.preventDefault();
              open(null);
            }}
            onDone={onDone}
            onRefused={() => void queryClient.invalidateQueries({ queryKey: queryKeys.review(workspace.slug) })}
          />
        )}
      </div>
      <Suspense fallback={null}>{planted.length === 0 ? null : <PlantedDialog planted={planted} onClose={() => tell([])} />}</Suspense>
    </div>
  );
}

function focusRow(id: string): void {
  document.getElementById(rowDomId(id))?.querySelector("a")?.focus({ preventScroll: true });
}
