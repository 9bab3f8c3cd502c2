"use client";
/**
 * Online: waiting visitors are offered to the team. Away: the widget says that nobody is here when all are away. Below it, whether this browser tells
 * of new work.
 */
import { Check, ChevronDown } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { cn } from "@/lib/client/cn";
import { usePresence } from "@/lib/client/use-presence";
import { useWorkspace } from "@/lib/client/workspace-context";

const choices = [
  { presence: "online", name: "Online", says: "Visitors who ask for a person are offered to you." },
  { presence: "away", name: "Away", says: "When all are away, visitors see the away message." },
] as const;

// The first paint needs neither.
const NoticeItem = lazy(() => import("./desktop-notices").then((module) => ({ default: module.NoticeItem })));
const DesktopNotices = lazy(() => import("./desktop-notices").then((module) => ({ default: module.DesktopNotices })));

export function PresenceSwitch() {
  const { member } = useWorkspace();
  const { presence, choose } = usePresence();
  useReturn(member.presence === "online");
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger className="inline-flex h-8 items-center gap-1.5 rounded-control px-2 text-sm text-ink-2 hover:bg-hover hover:text-ink data-[state=open]:bg-hover max-sm:h-11">
          <PresenceDot presence={presence} />
          <span className="sr-only">You are </span>
          {presence === "online" ? "Online" : "Away"}
          <ChevronDown aria-hidden className="size-3.5" />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-72">
          {choices.map((choice) => (
            <DropdownMenuItem key={choice.presence} className="h-auto items-start py-2 max-sm:h-auto" onSelect={() => choose(choice.presence)}>
              <span className="grid h-5 place-items-center">
                <PresenceDot presence={choice.presence} />
              </span>
              <span className="grid flex-1">
                <span className="font-medium">{choice.name}</span>
                <span className="text-xs text-ink-3">{choice.says}</span>
              </span>
              {presence === choice.presence ? <Check aria-label="now" /> : null}
            </DropdownMenuItem>
          ))}
          <Suspense fallback={null}>
            <NoticeItem />
          </Suspense>
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense fallback={null}>
        <DesktopNotices />
      </Suspense>
    </>
  );
}

/** Who comes back to the console online says so once; the open stream says from then on that the console is still there. */
function useReturn(online: boolean): void {
  const { api } = useWorkspace();
  useEffect(() => {
    if (!online) return;
    void api.put("/api/v1/presence", { presence: "online" }).catch(() => undefined);
  }, [api, online]);
}

function PresenceDot({ presence }: { presence: "online" | "away" }) {
  return <span aria-hidden className={cn("size-2.5 rounded-full", presence === "online" ? "bg-approved-mark" : "ring-2 ring-line-strong ring-inset")} />;
}
