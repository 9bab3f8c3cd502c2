"use client";
/** The inbox: list, thread and packet side by side; one of them at a time where the window is narrow. */
import { useQueryClient } from "@tanstack/react-query";
import type { InfiniteData } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { EmptyState } from "@/components/ui/empty-state";
import { cn } from "@/lib/client/cn";
import { rowDomId } from "@/lib/client/use-list-cursor";
import { queryKeys } from "@/lib/client/query-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import { ConversationPane } from "./conversation-pane";
import { InboxList } from "./inbox-list";
import { useInboxPlace } from "./use-inbox-place";

export function InboxScreen() {
  const queryClient = useQueryClient();
  const { workspace } = useWorkspace();
  const navigation = useInboxPlace();
  const { place, isStillHere, href, go, follow } = navigation;
  const openId = place.conversationId;

  const openBefore = useRef(openId);
  useEffect(() => {
    const left = openBefore.current;
    openBefore.current = openId;
    if (openId === null && left !== null) document.getElementById(rowDomId(left))?.querySelector("a")?.focus();
  }, [openId]);

  /** The conversation below the done one, else above it; only when the member has not gone elsewhere meanwhile. */
  const showNext = (doneId: string) => {
    if (openId !== doneId || !isStillHere()) return;
    const pages =
      queryClient.getQueryData<InfiniteData<InboxPage>>(queryKeys.conversationList(workspace.slug, { view: place.view, q: place.q, team: place.team }))
        ?.pages ?? [];
    const ids = pages.flatMap((page) => page.data).map((row) => row.id);
    const at = ids.indexOf(doneId);
    const others = at < 0 ? ids : [...ids.slice(at + 1), ...ids.slice(0, at).reverse()];
    go({ conversationId: others.find((id) => id !== doneId) ?? null });
  };

  return (
    <div className="@container/inbox flex h-full min-h-0">
      <h1 className="sr-only">Inbox</h1>
      <InboxList
        navigation={navigation}
        className={cn(
          "w-88 shrink-0 border-r max-[1200px]:w-78 max-[1000px]:w-72 max-[901px]:w-full max-[901px]:border-r-0",
          openId !== null && "max-[901px]:hidden",
        )}
      />
      {openId === null ? (
        <div className="grid min-w-0 flex-1 place-items-center bg-paper max-[901px]:hidden">
          <EmptyState icon={MessagesSquare} title="No conversation is open">
            Choose one from the list, or press <Kbd keys="j" /> and <Kbd keys="Enter" />.
          </EmptyState>
        </div>
      ) : (
        <ConversationPane
          key={openId}
          conversationId={openId}
          backHref={href({ conversationId: null })}
          onBack={(event) => follow(event, { conversationId: null })}
          onDone={showNext}
          onShow={(id) => go({ conversationId: id })}
        />
      )}
    </div>
  );
}
