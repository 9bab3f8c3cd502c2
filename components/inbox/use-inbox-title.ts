"use client";
/** The tab's title with how many visitors wait for an answer: of nobody yet, and of this member. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import { inboxListOptions } from "./api";

export function useInboxTitle(counts: InboxPage["counts"] | undefined): void {
  const { workspace, api } = useWorkspace();
  const mine = useInfiniteQuery(inboxListOptions(api, workspace.slug, { view: "mine", q: "", team: null }));
  const unanswered = mine.data?.pages.flatMap((page) => page.data).filter((row) => row.waitingSince !== null).length ?? 0;
  const waiting = (counts?.unassigned ?? 0) + unanswered;
  useEffect(() => {
    const plain = `Inbox · ${workspace.slug} · Handrail`;
    const wanted = waiting > 0 ? `(${waiting > 500 ? "500+" : waiting}) ${plain}` : plain;
    const write = () => {
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // The page's own title is written late and anew on every move within the application.
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [waiting, workspace.slug]);
}
