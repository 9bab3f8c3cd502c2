"use client";
/**
 * Where the inbox is, and how it moves. Moving changes the address without asking the server for a page: lists and conversations come from the
 * query cache. The links stay real ones, so that they also work without JavaScript and open in new tabs.
 */
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { MouseEvent } from "react";
import { useWorkspace } from "@/lib/client/workspace-context";
import { inboxHref, readInboxPlace } from "./inbox-address";
import type { InboxPlace } from "./inbox-address";

export type InboxNavigation = {
  place: InboxPlace;
  /** False once the member has gone elsewhere: for what ends later than it began. */
  isStillHere(): boolean;
  href(change: Partial<InboxPlace>): string;
  /** `replace` leaves no entry in the history: for words that are being typed. */
  go(change: Partial<InboxPlace>, how?: "push" | "replace"): void;
  /** For a link's click: moves within the page unless the member wants a new tab or window. */
  follow(event: MouseEvent, change: Partial<InboxPlace>): void;
};

export function useInboxPlace(): InboxNavigation {
  const { workspace } = useWorkspace();
  const pathname = usePathname();
  const search = useSearchParams();
  return useMemo(() => {
    const place = readInboxPlace(pathname, search);
    const href = (change: Partial<InboxPlace>) => inboxHref(workspace.slug, { ...place, ...change });
    const now = () => readInboxPlace(window.location.pathname, new URLSearchParams(window.location.search));
    const go = (change: Partial<InboxPlace>, how: "push" | "replace" = "push") => {
      const next = inboxHref(workspace.slug, { ...now(), ...change });
      if (how === "replace") window.history.replaceState(null, "", next);
      else if (next !== window.location.pathname + window.location.search) window.history.pushState(null, "", next);
    };
    const follow = (event: MouseEvent, change: Partial<InboxPlace>) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(change);
    };
    const isStillHere = () => inboxHref(workspace.slug, now()) === href({});
    return { place, isStillHere, href, go, follow };
  }, [workspace.slug, pathname, search]);
}
