"use client";
/** Tells of drafts, actions and visitors that have come to wait while the tab is in the background; nothing of what anybody wrote. */
import { Bell, BellOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { DropdownMenuItem, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { useWorkspace } from "@/lib/client/workspace-context";
import { type NoticeChoice, readNoticeChoice, subscribeNoticeChoice, turnNotices } from "./notice-choice";
import { useOfferedPlaces } from "./use-offered-places";

/** A held draft waits in the inbox, too: the first of these that has grown is told. */
const told = [
  { path: "review", one: "1 draft waits for review", many: (count: number) => `${count} drafts wait for review` },
  { path: "approvals", one: "1 action waits for approval", many: (count: number) => `${count} actions wait for approval` },
  { path: "inbox", one: "1 visitor waits for a person", many: (count: number) => `${count} visitors wait for a person` },
] as const;

/** The counts of one fact come by several requests. */
const settleMs = 700;

const choiceWords = {
  on: "This browser tells you of new drafts, actions and visitors while this tab is in the background.",
  off: "Be told of new drafts, actions and visitors while this tab is in the background.",
  blocked: "The browser blocks notices of this site; its settings for the site change that.",
} as const;

/** The choice, below others in a menu. */
export function NoticeItem() {
  const choice = useNoticeChoice();
  if (choice === "missing") return null;
  const Icon = choice === "on" ? Bell : BellOff;
  return (
    <>
      <DropdownMenuSeparator />
      <DropdownMenuItem className="h-auto items-start py-2 max-sm:h-auto" disabled={choice === "blocked"} onSelect={() => void turnNotices(choice === "off")}>
        <span className="grid h-5 w-2.5 place-items-center">
          <Icon aria-hidden className="size-3.5!" />
        </span>
        <span className="grid flex-1">
          <span className="font-medium">Desktop notices {choice === "on" ? "on" : "off"}</span>
          <span className="text-xs text-ink-3">{choiceWords[choice]}</span>
        </span>
      </DropdownMenuItem>
    </>
  );
}

function useNoticeChoice(): NoticeChoice {
  return useSyncExternalStore(subscribeNoticeChoice, readNoticeChoice, () => "missing" as const);
}

/** Shows nothing on the page. */
export function DesktopNotices() {
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
  return null;
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
