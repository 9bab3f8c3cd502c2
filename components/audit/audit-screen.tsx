"use client";
/** The audit log: the state of the chain, filters, the ledger, and the open record beside it. */
import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, FileSearch, ScrollText } from "lucide-react";
import { useSearchParams } from "next/navigation";
import type { MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { useKeys } from "@/lib/client/use-keys";
import { useListCursor } from "@/lib/client/use-list-cursor";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { AuditPage } from "@/lib/contracts/api/audit";
import { useHeldWhilePointed } from "@/components/thread/use-held-while-pointed";
import { auditListOptions } from "./api";
import { auditFilters, auditHref, isFiltered, readAuditPlace, wholeLog } from "./audit-address";
import type { AuditPlace } from "./audit-address";
import { ChainStatus } from "./chain-status";
import { Filters } from "./filters";
import { Ledger } from "./ledger";
import { Record } from "./record";

export function AuditScreen() {
  const { workspace, api } = useWorkspace();
  const { place, go, follow, href } = useAuditPlace();
  const filters = auditFilters(place);
  const list = useQuery({ ...auditListOptions(api, workspace.slug, filters), placeholderData: (previous) => previous });

  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Audit log</h1>
      {list.data ? <ChainStatus status={list.data.status} /> : null}
      <Filters place={place} onChange={go} />
      {list.isError && !list.data ? (
        <div className="p-4">
          <Notice kind="failed" title="The log could not be loaded" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
            {sentenceOf(list.error)}
          </Notice>
        </div>
      ) : list.data ? (
        <Records key={JSON.stringify(filters)} page={list.data} place={place} go={go} follow={follow} href={href} dimmed={list.isPlaceholderData} />
      ) : (
        <SkeletonRows rows={14} label="Loading the log" />
      )}
    </div>
  );
}

type Moves = ReturnType<typeof useAuditPlace>;

function Records({ page, place, go, follow, href, dimmed }: { page: AuditPage; dimmed: boolean } & Moves) {
  const { held, pointerProps, letGo } = useHeldWhilePointed(page.data);
  const events = held ?? page.data;
  const newer = held === null ? 0 : page.data.findIndex((event) => event.id === held[0]?.id);
  // What is held still gets its seal: the order stays, the content is the present one.
  const present = new Map(page.data.map((event) => [event.id, event]));
  const shown = events.map((event) => present.get(event.id) ?? event);
  const { chosenId, choose } = useListCursor(
    "Audit log",
    shown.map((event) => event.id),
    (id) => go({ record: id }),
  );
  useKeys("Audit log", place.record === "" ? [] : [{ keys: "Escape", does: "Close the record", run: () => go({ record: "" }) }]);
  const open =
    place.record === "" ? null : (shown.find((event) => event.id === place.record) ?? page.data.find((event) => event.id === place.record) ?? "elsewhere");

  return (
    <div className="flex min-h-0 flex-1">
      <div
        tabIndex={-1}
        {...pointerProps}
        className={cn("min-h-0 min-w-0 flex-1 overflow-y-auto", open !== null && "max-[1000px]:hidden", dimmed && "opacity-60")}
      >
        {newer !== 0 && held !== null ? (
          <div className="sticky top-1 z-20 h-0 text-center">
            <Button size="sm" onClick={letGo} className="animate-fade shadow-float">
              <ArrowUp aria-hidden /> {newer > 0 ? `${newer} newer` : "Newer records"}
            </Button>
          </div>
        ) : null}
        {shown.length === 0 ? (
          <NothingHere filtered={isFiltered(place)} onClear={() => go({ ...wholeLog })} />
        ) : (
          <Ledger
            events={shown}
            openId={place.record}
            chosenId={chosenId}
            hrefOf={(record) => href({ record })}
            onFollow={(click, record) => {
              choose(record);
              follow(click, { record });
            }}
          />
        )}
        <nav aria-label="Pages of the log" className="flex justify-center gap-2 p-3">
          {place.cursor === "" ? null : (
            <Button asChild>
              <a href={href({ cursor: "", record: "" })} onClick={(click) => follow(click, { cursor: "", record: "" })}>
                <ArrowUp aria-hidden /> Newest
              </a>
            </Button>
          )}
          {page.nextCursor === null ? null : (
            <Button asChild>
              <a href={href({ cursor: page.nextCursor, record: "" })} onClick={(click) => follow(click, { cursor: page.nextCursor ?? "", record: "" })}>
                <ArrowDown aria-hidden /> Older
              </a>
            </Button>
          )}
        </nav>
      </div>
      {open === null ? null : (
        <aside
          aria-label="Record"
          tabIndex={0}
          className="w-108 shrink-0 overflow-y-auto border-l bg-surface -outline-offset-2 max-[1000px]:w-full max-[1000px]:border-l-0"
        >
          {open === "elsewhere" ? (
            <EmptyState icon={FileSearch} title="This record is not on this page of the log" action={<Button onClick={() => go({ record: "" })}>Close</Button>}>
              It lies further back, or the filters leave it out.
            </EmptyState>
          ) : (
            <Record event={open} closeHref={href({ record: "" })} onClose={(click) => follow(click, { record: "" })} hrefOf={href} onFollow={follow} />
          )}
        </aside>
      )}
    </div>
  );
}

function NothingHere({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState icon={FileSearch} title="No record fits these filters" action={<Button onClick={onClear}>Clear filters</Button>} />
  ) : (
    <EmptyState icon={ScrollText} title="Nothing has happened yet">
      Every decision of the bot and every act of a person is written here, sealed in a chain that shows any later change.
    </EmptyState>
  );
}

/** Moving changes the address without asking for a page; links stay real ones. */
function useAuditPlace() {
  const { workspace } = useWorkspace();
  const search = useSearchParams();
  const place = readAuditPlace(search);
  const href = (change: Partial<AuditPlace>) => auditHref(workspace.slug, { ...place, ...change });
  const go = (change: Partial<AuditPlace>) => {
    const next = href(change);
    if (next !== window.location.pathname + window.location.search) window.history.pushState(null, "", next);
  };
  const follow = (event: MouseEvent, change: Partial<AuditPlace>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(change);
  };
  return { place, href, go, follow };
}
