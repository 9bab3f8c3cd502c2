"use client";
/** Tells of drafts, actions and visitors that have come to wait while the tab is in the background; nothing of what anybody wrote. */
import { useRouter } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useWorkspace } from "@/lib/client/workspace-context";
import { type NoticeChoice, readNoticeChoice, subscribeNoticeChoice } from "./notice-choice";
import { useOfferedPlaces } from "./use-offered-places";

/** A held draft waits in the inbox, too: the first of these that has grown is told. */
const told = [
  { path: "review", one: "1 draft waits for review", many: (count: number) => `${count} drafts wait for review` },
  { path: "approvals", one: "1 action waits for approval", many: (count: number) => `${count} actions wait for approval` },
  { path: "inbox", one: "1 visitor waits for a person", many: (count: number) => `${count} visitors wait for a person` },
] as const;

/** The counts of one fact come by several requests. */
const settleMs = 700;

export function useNoticeChoice(): NoticeChoice {
  return useSyncExternalStore(subscribeNoticeChoice, readNoticeChoice, () => "missing" as const);
}

export function useDesktopNotices(): void {
  const { workspace } = useWorkspace();
  const router = useRouter();
  const isOn = useNoticeChoice() === "on";
  const offered = useOfferedPlaces();
  const [review = 0, approvals = 0, inbox = 0] = told.map(({ path }) => offered.find(({ place }) => place.path === path)?.waiting);
  const known = useRef([review, approvals, inbox]);
  useEffect(() => {
    const now = [review, approvals, inbox];
    if (!isOn || !document.hidden) {
      known.current = now;
      return;
    }
    const timer = setTimeout(() => {
      const at = now.findIndex((waiting, place) => waiting > (known.current[place] ?? 0));
      known.current = now;
      const words = told[at];
      const waiting = now[at];
      if (!words || waiting === undefined || !document.hidden) return;
      show(waiting === 1 ? words.one : words.many(waiting), workspace, () => router.push(`/w/${workspace.slug}/${words.path}`));
    }, settleMs);
    return () => clearTimeout(timer);
  }, [isOn, review, approvals, inbox, workspace, router]);
}

/** One of each workspace at a time: the newer replaces the older. */
function show(words: string, workspace: { slug: string; name: string }, open: () => void): void {
  try {
    const notice = new Notification(words, { body: workspace.name, tag: `handrail-${workspace.slug}` });
    notice.onclick = () => {
      window.focus();
      open();
      notice.close();
    };
  } catch {
    // Browsers of phones have the name and refuse the constructor.
  }
}
