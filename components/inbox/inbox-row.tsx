"use client";
/** A conversation in the list: who, the last words, why it came, how long they wait, who has it. */
import { memo } from "react";
import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import type { InboxRow } from "@/lib/contracts/api/conversation";
import { cn } from "@/lib/client/cn";
import { rowDomId } from "@/lib/client/use-list-cursor";
import { reasonChip } from "@/components/thread/reason-words";
import { visitorName } from "@/components/thread/visitor-name";
import { plainLine } from "@/components/thread/visible-text";
import { WaitClock } from "@/components/thread/wait-clock";
import { StatusMark } from "./status-mark";

export type InboxRowProps = {
  row: InboxRow;
  href: string;
  ownId: string;
  /** Its conversation is the one that is shown. */
  open: boolean;
  /** The keyboard is at this row. */
  chosen: boolean;
  /** It left this view while the list was held. */
  gone: boolean;
  onFollow(event: MouseEvent, id: string): void;
  onApproach(id: string): void;
};

const speakers = { visitor: "", bot: "Bot: ", human: "Team: ", bot_approved: "Bot, approved: ", bot_edited_by_human: "Bot, edited: ", system: "" } as const;

export const InboxRowItem = memo(function InboxRowItem({ row, href, ownId, open, chosen, gone, onFollow, onApproach }: InboxRowProps) {
  const name = visitorName(row.visitor);
  return (
    <li id={rowDomId(row.id)} className="[contain-intrinsic-size:auto_5.25rem] [content-visibility:auto]">
      <a
        href={href}
        aria-current={open ? "true" : undefined}
        onClick={(event) => onFollow(event, row.id)}
        onPointerEnter={() => onApproach(row.id)}
        className={cn(
          "grid gap-1 border-b px-4 py-2.5 -outline-offset-2 transition-colors duration-120 hover:bg-hover",
          open && "bg-selected hover:bg-selected",
          chosen && "outline-2 outline-focus",
          gone && "opacity-60",
        )}
      >
        <span className="flex items-center gap-2">
          <span dir="auto" className={cn("min-w-0 flex-1 truncate text-left text-sm text-ink", row.waitingSince === null ? "font-medium" : "font-semibold")}>
            {name}
          </span>
          {row.waitingSince === null ? (
            <Time at={row.lastMessageAt} format="short" className="shrink-0 text-xs text-ink-3" />
          ) : (
            <WaitClock since={row.waitingSince} />
          )}
        </span>
        <span dir="auto" className={cn("truncate text-left text-sm", row.lastMessage?.author === "system" ? "text-ink-3" : "text-ink-2")}>
          {row.lastMessage === null ? (
            <span className="text-ink-3">No message yet</span>
          ) : row.lastMessage.text === null ? (
            <span className="text-ink-3 italic">Erased</span>
          ) : (
            `${speakers[row.lastMessage.author]}${plainLine(row.lastMessage.text)}`
          )}
        </span>
        <span className="flex min-w-0 items-center gap-1.5">
          <StatusMark conversation={row} ownId={ownId} />
          {row.draftWaiting ? (
            <Badge size="sm" meaning="waiting">
              Draft to check
            </Badge>
          ) : null}
          {row.reasonCode !== null && !(row.draftWaiting && row.reasonCode === "draft_mode") ? (
            <Badge size="sm" className="min-w-0 shrink">
              {reasonChip(row.reasonCode)}
            </Badge>
          ) : null}
          <span dir="auto" className="ml-auto max-w-24 min-w-0 shrink-[3] truncate text-xs text-ink-3">
            {gone ? "Left this view" : plainLine(row.channelName)}
          </span>
        </span>
      </a>
    </li>
  );
});
