"use client";
/** The tab's title with how many visitors wait for an answer: of nobody yet, and of this member. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCountedTitle } from "@/lib/client/use-counted-title";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { InboxPage } from "@/lib/contracts/api/conversation";
import { inboxListOptions } from "./api";

export function useInboxTitle(counts: InboxPage["counts"] | undefined): void {
  const { workspace, api } = useWorkspace();
  const mine = useInfiniteQuery(inboxListOptions(api, workspace.slug, { view: "mine", q: "", team: null }));
  const unanswered = mine.data?.pages.flatMap((page) => page.data).filter((row) => row.waitingSince !== null).length ?? 0;
  useCountedTitle(`Inbox · ${workspace.slug} · Handrail`, (counts?.unassigned ?? 0) + unanswered);
}
