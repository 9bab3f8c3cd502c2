"use client";
/** The left pane: views, search, and the rows in order of need. Nothing moves under the pointer; what would have is offered above. */
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowUp, Inbox, SearchX } from "lucide-react";
import { useCallback, useMemo } from "react";
import type { MouseEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { useListCursor } from "@/lib/client/use-list-cursor";
import { usePresence } from "@/lib/client/use-presence";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { InboxRow } from "@/lib/contracts/api/conversation";
import type { InboxView } from "@/lib/core/conversation/inbox-views";
import { useHeldWhilePointed } from "@/components/thread/use-held-while-pointed";
import { conversationOptions, inboxListOptions, keepRowsOfView } from "./api";
import { InboxRowItem } from "./inbox-row";
import { InboxSearch } from "./inbox-search";
import { ListSkeleton } from "./skeletons";
import { settleOrder } from "./settle-order";
import { TeamFilter } from "./team-filter";
import { useInboxTitle } from "./use-inbox-title";
import type { InboxNavigation } from "./use-inbox-place";
import { viewName, ViewTabs } from "./view-tabs";

const noRows: readonly InboxRow[] = [];

export function InboxList({ navigation, className }: { navigation: InboxNavigation; className?: string }) {
  const { workspace, api } = useWorkspace();
  const { place } = navigation;
  const list = useInfiniteQuery({ ...inboxListOptions(api, workspace.slug, place), placeholderData: keepRowsOfView(place.view, place.team) });
  const counts = list.data?.pages[0]?.counts;
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.data) ?? noRows, [list.data]);
  useInboxTitle(counts);

  return (
    <section aria-label="Conversations" className={cn("flex min-h-0 flex-col bg-surface", className)}>
      <InboxSearch navigation={navigation} />
      <ViewTabs navigation={navigation} counts={counts} />
      <TeamFilter navigation={navigation} />
      <AwayHint />
      {list.isError && list.data === undefined ? (
        <div className="p-3">
          <Notice kind="failed" title="The list could not be loaded" live action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
            {sentenceOf(list.error)}
          </Notice>
        </div>
      ) : list.data === undefined ? (
        <ListSkeleton />
      ) : (
        <Rows key={`${place.view} ${place.team} ${place.q}`} rows={rows} navigation={navigation} dimmed={list.isPlaceholderData}>
          {list.hasNextPage ? (
            <div className="p-3 text-center">
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            </div>
          ) : null}
        </Rows>
      )}
    </section>
  );
}

type RowsProps = {
  rows: readonly InboxRow[];
  navigation: InboxNavigation;
  /** They are of another search; the asked ones are on their way. */ dimmed: boolean;
  children: ReactNode;
};

function Rows({ rows, navigation, dimmed, children }: RowsProps) {
  const { workspace, member, api } = useWorkspace();
  const queryClient = useQueryClient();
  const { place, href, go, follow } = navigation;
  const { held, pointerProps, letGo } = useHeldWhilePointed(rows);
  const settled = held ? settleOrder(held, rows) : { rows: rows.map((row) => ({ row, gone: false })), waiting: 0 };
  const { chosenId, choose } = useListCursor(
    "Inbox",
    settled.rows.map(({ row }) => row.id),
    (id) => go({ conversationId: id }),
  );
  const onFollow = useCallback(
    (event: MouseEvent, id: string) => {
      choose(id);
      follow(event, { conversationId: id });
    },
    [choose, follow],
  );
  const onApproach = useCallback(
    (id: string) => void queryClient.prefetchQuery(conversationOptions(api, workspace.slug, id)),
    [queryClient, api, workspace.slug],
  );

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {settled.waiting > 0 ? (
        <Button size="sm" onClick={letGo} className="absolute top-2 left-1/2 z-10 -translate-x-1/2 animate-fade shadow-float">
          <ArrowUp aria-hidden />
          {settled.waiting === 1 ? "1 more" : `${settled.waiting} more`}
        </Button>
      ) : null}
      <div
        aria-busy={dimmed || undefined}
        className={cn("min-h-0 flex-1 overflow-y-auto transition-opacity duration-120", dimmed && "opacity-60")}
        tabIndex={settled.rows.length > 0 ? undefined : -1}
        {...pointerProps}
      >
        {settled.rows.length === 0 ? (
          <NothingHere view={place.view} q={place.q} onClear={() => go({ q: "" }, "replace")} />
        ) : (
          <ul aria-label={viewName(place.view)}>
            {settled.rows.map(({ row, gone }) => (
              <InboxRowItem
                key={row.id}
                row={row}
                gone={gone}
                href={href({ conversationId: row.id })}
                ownId={member.id}
                open={row.id === place.conversationId}
                chosen={row.id === chosenId}
                onFollow={onFollow}
                onApproach={onApproach}
              />
            ))}
          </ul>
        )}
        {children}
      </div>
    </div>
  );
}

const emptyWords: Record<InboxView, { title: string; says: string }> = {
  unassigned: { title: "Nobody is waiting", says: "Conversations that the bot hands over, and visitors who ask for a person, appear here at once." },
  mine: { title: "You have no open conversation", says: "Take one from Unassigned, or take over from the bot under With the bot." },
  bot: { title: "The bot is talking to nobody", says: "Conversations that the bot has right now appear here. You can take any of them over." },
  all: {
    title: "No conversation yet",
    says: "As soon as a visitor writes, the conversation appears here. To try it, open the demo shop or your own site with the widget.",
  },
  resolved: { title: "Nothing is resolved yet", says: "Conversations that you resolve are kept here with their whole transcript." },
};

function NothingHere({ view, q, onClear }: { view: InboxView; q: string; onClear: () => void }) {
  if (q !== "") {
    return (
      <EmptyState icon={SearchX} title="Nothing found" action={<Button onClick={onClear}>Clear the search</Button>}>
        No conversation in “{viewName(view).split(":")[0]}” has <bdi className="font-medium wrap-anywhere text-ink">{q}</bdi> in its messages, its visitor’s
        name or address.
      </EmptyState>
    );
  }
  const words = emptyWords[view];
  return (
    <EmptyState icon={Inbox} title={words.title}>
      {words.says}
    </EmptyState>
  );
}

/** Who answers visitors and is away is told what visitors see then; the switch itself is in the top line. */
function AwayHint() {
  const { can } = useWorkspace();
  const { presence, choose, busy } = usePresence();
  if (presence === "online" || !can("conversation:reply")) return null;
  return (
    <div className="flex items-center gap-2 border-b bg-sunken px-4 py-1.5 text-xs text-ink-2">
      <span className="min-w-0 flex-1">You are away: when all are, visitors are told that nobody is here.</span>
      <Button size="sm" busy={busy} onClick={() => choose("online")}>
        Go online
      </Button>
    </div>
  );
}
