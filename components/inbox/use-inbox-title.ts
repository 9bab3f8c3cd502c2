"use client";
/** The tab's title with how many conversations want this member: their own open ones and those that nobody has. */
import { useEffect } from "react";
import type { InboxPage } from "@/lib/contracts/api/conversation";

const plain = "Inbox · Handrail";

export function useInboxTitle(counts: InboxPage["counts"] | undefined): void {
  const waiting = counts ? counts.mine + counts.unassigned : 0;
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting > 500 ? "500+" : waiting}) ${plain}` : plain;
  }, [waiting]);
}
