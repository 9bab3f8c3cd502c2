"use client";
/** The views of the inbox with how many are in each. Links, so that they work before the page is alive. */
import { tabStyle } from "@/components/ui/tab-style";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import type { InboxView } from "@/lib/core/conversation/inbox-views";
import type { InboxNavigation } from "./use-inbox-place";

const names: Record<InboxView, { short: string; full: string }> = {
  mine: { short: "Mine", full: "Mine" },
  unassigned: { short: "Unassigned", full: "Unassigned: waiting for a person" },
  bot: { short: "Bot", full: "With the bot now" },
  all: { short: "All", full: "All" },
  resolved: { short: "Resolved", full: "Resolved" },
};
const order: readonly InboxView[] = ["unassigned", "mine", "bot", "all", "resolved"];

export function viewName(view: InboxView): string {
  return names[view].full;
}

export function ViewTabs({ navigation, counts }: { navigation: InboxNavigation; counts: InboxPage["counts"] | undefined }) {
  const { place, href, follow } = navigation;
  return (
    <nav aria-label="Views" className="flex shrink-0 gap-3 overflow-x-auto border-b px-4 [scrollbar-width:none]">
      {order.map((view) => {
        const count = view === "mine" || view === "unassigned" || view === "bot" ? counts?.[view] : undefined;
        return (
          <a
            key={view}
            href={href({ view, conversationId: null })}
            aria-current={place.view === view ? "page" : undefined}
            title={names[view].full}
            aria-label={names[view].short === names[view].full ? undefined : `${names[view].full}${count ? `, ${count > 500 ? "more than 500" : count}` : ""}`}
            onClick={(event) => follow(event, { view })}
            className={tabStyle}
          >
            {names[view].short}
            {count ? <span className="tabular text-xs text-ink-3">{count > 500 ? "500+" : count}</span> : null}
          </a>
        );
      })}
    </nav>
  );
}
