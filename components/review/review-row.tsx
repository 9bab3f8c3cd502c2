"use client";
/** A draft in the queue: how grave, who asked what, why it waits, until when, who has it open. */
import { memo } from "react";
import type { MouseEvent } from "react";
import { Badge } from "@/components/ui/badge";
import { useNow } from "@/components/ui/time";
import { cn } from "@/lib/client/cn";
import { rowDomId } from "@/lib/client/use-list-cursor";
import type { ReviewRow } from "@/lib/contracts/api/review";
import { reasonChip } from "@/components/thread/reason-words";
import { visitorName } from "@/components/thread/visitor-name";
import { plainLine } from "@/components/thread/visible-text";
import { WaitClock } from "@/components/thread/wait-clock";
import { dueWords, riskWords } from "./review-words";

type Props = {
  row: ReviewRow;
  href: string;
  ownId: string;
  open: boolean;
  selected: boolean;
  onToggle(id: string): void;
  onFollow(event: MouseEvent, id: string): void;
  onApproach(id: string): void;
};

export const ReviewRowItem = memo(function ReviewRowItem({ row, href, ownId, open, selected, onToggle, onFollow, onApproach }: Props) {
  const now = useNow(30_000);
  const due = now === null ? null : dueWords(row, now);
  const keeper = row.assignee ?? row.lease?.by ?? null;
  return (
    <li
      id={rowDomId(row.id)}
      className={cn(
        "flex border-b transition-colors duration-120 [contain-intrinsic-size:auto_5.25rem] [content-visibility:auto] hover:bg-hover",
        open && "bg-selected hover:bg-selected",
      )}
    >
      <label className="grid w-9 shrink-0 place-items-start justify-end pt-3">
        <input
          type="checkbox"
          checked={selected}
          onChange={() => onToggle(row.id)}
          aria-label={`Select the draft for ${visitorName(row.visitor)}`}
          className="size-4 accent-(--accent)"
        />
      </label>
      <a
        href={href}
        aria-current={open ? "true" : undefined}
        onClick={(event) => onFollow(event, row.id)}
        onPointerEnter={() => onApproach(row.id)}
        className="grid min-w-0 flex-1 gap-1 py-2.5 pr-4 pl-2.5 -outline-offset-2"
      >
        <span className="flex items-center gap-2">
          <span dir="auto" className="min-w-0 flex-1 truncate text-left text-sm font-semibold text-ink">
            {visitorName(row.visitor)}
          </span>
          <WaitClock since={row.createdAt} />
        </span>
        <span dir="auto" className="truncate text-left text-sm text-ink-2">
          {row.question === null ? <span className="text-ink-3 italic">Erased</span> : plainLine(row.question)}
        </span>
        <span className="flex min-w-0 items-center gap-1.5">
          <Badge size="sm" meaning={row.risk === 3 ? "failed" : row.risk === 2 ? "waiting" : "neutral"}>
            {riskWords[row.risk] ?? "Held"}
          </Badge>
          <Badge size="sm" className="min-w-0 shrink">
            {reasonChip(row.reason.code)}
          </Badge>
          {row.approvals.needed > 1 ? (
            <Badge size="sm" meaning={row.approvals.by.length > 0 ? "approved" : "neutral"}>
              {row.approvals.by.length} of {row.approvals.needed}
            </Badge>
          ) : null}
          {keeper === null ? null : (
            <Badge size="sm" meaning="person" className="min-w-0 shrink">
              {keeper.id === ownId ? "You" : plainLine(keeper.name)}
            </Badge>
          )}
          {row.owner === null || row.owner.id === keeper?.id ? null : (
            <Badge size="sm" className="min-w-0 shrink">
              For {row.owner.id === ownId ? "you" : plainLine(row.owner.name)}
            </Badge>
          )}
          {due === null ? null : <span className={cn("ml-auto shrink-0 text-xs", due.isUrgent ? "font-medium text-failed" : "text-ink-3")}>{due.words}</span>}
        </span>
      </a>
    </li>
  );
});
