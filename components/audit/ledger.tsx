"use client";
/** The log, newest first: time, actor, act, subject, seal. One line a record; two where the window is narrow. */
import { useMemo } from "react";
import type { MouseEvent } from "react";
import { Time } from "@/components/ui/time";
import { cn } from "@/lib/client/cn";
import { rowDomId } from "@/lib/client/use-list-cursor";
import type { AuditEvent } from "@/lib/contracts/api/audit";
import { EventActor } from "./event-actor";
import { eventWords, subjectWords } from "./event-words";
import { SealMark } from "./seal-mark";

export type LedgerProps = {
  events: readonly AuditEvent[];
  openId: string;
  chosenId: string | null;
  hrefOf(eventId: string): string;
  onFollow(event: MouseEvent, eventId: string): void;
};

const columns =
  "grid grid-cols-[11rem_minmax(7rem,12rem)_minmax(0,1fr)_minmax(6rem,9rem)_4.5rem] gap-3 @max-[62rem]/ledger:grid-cols-[11rem_minmax(5rem,8rem)_minmax(0,1fr)_4.5rem] @max-[40rem]/ledger:grid-cols-[minmax(0,1fr)_auto] @max-[40rem]/ledger:gap-x-3 @max-[40rem]/ledger:gap-y-0.5";

export function Ledger({ events, openId, chosenId, hrefOf, onFollow }: LedgerProps) {
  return (
    <div className="@container/ledger">
      <div
        aria-hidden
        className={cn(columns, "sticky top-0 z-10 h-8 items-center border-b bg-paper px-4 text-xs font-medium text-ink-3 @max-[40rem]/ledger:hidden")}
      >
        <span>Time</span>
        <span>Who</span>
        <span>What</span>
        <span className="@max-[62rem]/ledger:hidden">About</span>
        <span className="text-right">Seal</span>
      </div>
      <ol aria-label="Records, newest first">
        {events.map((event) => (
          <Row key={event.id} event={event} open={event.id === openId} chosen={event.id === chosenId} href={hrefOf(event.id)} onFollow={onFollow} />
        ))}
      </ol>
    </div>
  );
}

function Row({ event, open, chosen, href, onFollow }: { event: AuditEvent; open: boolean; chosen: boolean; href: string; onFollow: LedgerProps["onFollow"] }) {
  const words = useMemo(() => eventWords(event.type, event.data), [event.type, event.data]);
  return (
    <li id={rowDomId(event.id)}>
      <a
        href={href}
        aria-current={open ? "true" : undefined}
        onClick={(click) => onFollow(click, event.id)}
        className={cn(
          columns,
          "min-h-9 items-center border-b px-4 py-1.5 -outline-offset-2 transition-colors duration-120 hover:bg-hover",
          open && "bg-selected hover:bg-selected",
          chosen && "outline-2 outline-focus",
        )}
      >
        <Time
          at={event.occurredAt}
          format="exact"
          className="truncate text-xs whitespace-nowrap text-ink-3 @max-[40rem]/ledger:col-span-2 @max-[40rem]/ledger:row-start-3"
        />
        <EventActor actor={event.actor} className="@max-[40rem]/ledger:col-start-1 @max-[40rem]/ledger:row-start-1" />
        <span className="truncate text-ink @max-[40rem]/ledger:col-span-2 @max-[40rem]/ledger:row-start-2 @max-[40rem]/ledger:text-clip @max-[40rem]/ledger:whitespace-normal">
          {words}
        </span>
        <span className="truncate text-xs text-ink-3 @max-[62rem]/ledger:hidden">
          {subjectWords(event.subjectType)} <span className="font-mono">{event.subjectId.slice(-4)}</span>
        </span>
        <SealMark seal={event.seal} className="justify-self-end @max-[40rem]/ledger:col-start-2 @max-[40rem]/ledger:row-start-1" />
      </a>
    </li>
  );
}
