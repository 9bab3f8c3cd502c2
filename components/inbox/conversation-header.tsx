"use client";
/** The line above a thread: whose conversation it is, who has it, and the next act with its key. */
import { ArrowLeft, Bot, CircleCheck, Ellipsis, Hand, OctagonX, PanelRight, RotateCcw } from "lucide-react";
import type { MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/client/cn";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import { visitorName } from "@/components/thread/visitor-name";
import { WaitClock } from "@/components/thread/wait-clock";
import type { ConversationAct } from "./api";
import { StatusMark } from "./status-mark";

/** The heading that names the open conversation. */
export const titleId = "conversation-title";

export type ConversationHeaderProps = {
  conversation: ConversationDetail;
  busy: string | null;
  onAct(act: ConversationAct): void;
  onDetails(): void;
  /** Asks why the bot is to be stopped here. */
  onStop(): void;
  backHref: string;
  onBack(event: MouseEvent): void;
};

export function ConversationHeader({ conversation, busy, onAct, onDetails, onStop, backHref, onBack }: ConversationHeaderProps) {
  const { member } = useWorkspace();
  const { can } = conversation;
  const mayStop = can.stop && conversation.stopped === null;
  return (
    <header className="flex min-h-13 shrink-0 items-center gap-2 border-b bg-surface px-4 py-1.5 max-[901px]:px-2 max-[480px]:flex-wrap">
      <Button asChild variant="ghost" size="icon" className="min-[901px]:hidden">
        <a href={backHref} onClick={onBack} aria-label="Back to the list">
          <ArrowLeft aria-hidden />
        </a>
      </Button>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h2 id={titleId} tabIndex={-1} dir="auto" className="truncate text-left text-base outline-none">
          {visitorName(conversation.visitor)}
        </h2>
        <p className="flex min-w-0 items-center gap-2 overflow-hidden">
          <StatusMark conversation={conversation} ownId={member.id} />
          {conversation.waitingSince === null ? null : <WaitClock since={conversation.waitingSince} />}
        </p>
      </div>
      {can.claim ? (
        <Button
          variant="primary"
          busy={busy === "claim"}
          disabled={busy !== null}
          onClick={() => onAct("claim")}
          aria-keyshortcuts="c"
          className="max-[480px]:order-last max-[480px]:w-full"
        >
          <Hand aria-hidden />
          Take over
          <KeyHint keys="c" onAccent />
        </Button>
      ) : null}
      {can.reopen ? (
        <Button busy={busy === "reopen"} disabled={busy !== null} onClick={() => onAct("reopen")} aria-keyshortcuts="o">
          <RotateCcw aria-hidden />
          Reopen
          <KeyHint keys="o" />
        </Button>
      ) : null}
      {can.handBack && !can.claim ? (
        <Tooltip text="The bot answers again, with a fresh budget of turns" keys="b">
          <Button busy={busy === "hand-back"} disabled={busy !== null} onClick={() => onAct("hand-back")} aria-keyshortcuts="b" className="max-[1200px]:hidden">
            <Bot aria-hidden />
            Hand back
            <KeyHint keys="b" />
          </Button>
        </Tooltip>
      ) : null}
      {can.resolve ? (
        <Button
          busy={busy === "resolve"}
          disabled={busy !== null}
          onClick={() => onAct("resolve")}
          aria-keyshortcuts="e"
          className={cn(can.claim && "max-[1200px]:hidden", "max-[420px]:hidden")}
        >
          <CircleCheck aria-hidden />
          Resolve
          <KeyHint keys="e" />
        </Button>
      ) : null}
      <Tooltip text="Why it came, the visitor, what was tried" keys="i">
        <Button variant="ghost" size="icon" aria-label="Details" onClick={onDetails} className="@min-[1080px]/inbox:hidden">
          <PanelRight aria-hidden />
        </Button>
      </Tooltip>
      {can.handBack || can.resolve || mayStop ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon" aria-label="More acts" className={mayStop ? "" : moreIsNeeded(can)}>
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {can.resolve ? (
              <DropdownMenuItem disabled={busy !== null} onSelect={() => onAct("resolve")}>
                <CircleCheck aria-hidden /> Resolve <Kbd keys="e" className="ml-auto" />
              </DropdownMenuItem>
            ) : null}
            {can.handBack ? (
              <DropdownMenuItem disabled={busy !== null} onSelect={() => onAct("hand-back")}>
                <Bot aria-hidden /> Hand back to the bot <Kbd keys="b" className="ml-auto" />
              </DropdownMenuItem>
            ) : null}
            {mayStop ? (
              <DropdownMenuItem disabled={busy !== null} onSelect={onStop}>
                <OctagonX aria-hidden /> Stop the bot here
              </DropdownMenuItem>
            ) : null}
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
    </header>
  );
}

/** Hidden where every act has a button of its own. */
function moreIsNeeded(can: ConversationDetail["can"]): string {
  if (can.handBack && can.claim) return "";
  return can.handBack || can.claim ? "min-[1201px]:hidden" : "min-[421px]:hidden";
}

/** The key of an act on its button; not where there is no keyboard. */
export function KeyHint({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return (
    <span aria-hidden className="max-sm:hidden">
      <Kbd keys={keys} className={cn(onAccent && "[&_kbd]:border-on-accent/50 [&_kbd]:bg-transparent [&_kbd]:text-on-accent")} />
    </span>
  );
}
