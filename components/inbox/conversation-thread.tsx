"use client";
/** The scrolling transcript of the open conversation, with what is on its way and who is typing. It stays at the newest message unless somebody reads further up. */
import { ArrowDown, Lock, RefreshCw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ReactNode, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/client/cn";
import { useTyping } from "@/lib/client/use-typing";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail, ThreadMessage } from "@/lib/contracts/api/conversation";
import { AuthorMark } from "@/components/thread/author-mark";
import { MessageText } from "@/components/thread/message-text";
import { NoteItem } from "@/components/thread/message-item";
import { ThreadView } from "@/components/thread/thread-view";
import { visitorName } from "@/components/thread/visitor-name";
import { plainLine } from "@/components/thread/visible-text";
import type { OutboxEntry } from "./outbox";
import { useKeepText, useOutbox } from "./use-stored-text";

/** How far from the end still counts as being at the end, in pixels. */
const nearEndPx = 80;

export type ConversationThreadProps = {
  conversation: ConversationDetail;
  openDecisions: ReadonlySet<string>;
  onToggleDecision(decisionId: string, open: boolean): void;
  underAnswer(message: ThreadMessage): ReactNode;
};

export function ConversationThread({ conversation, openDecisions, onToggleDecision, underAnswer }: ConversationThreadProps) {
  const { workspace, member, can } = useWorkspace();
  const { entries, outbox } = useOutbox();
  const keepText = useKeepText();
  const names = { bot: conversation.botName, visitor: visitorName(conversation.visitor) };
  const stored = new Set(conversation.messages.flatMap((message) => message.clientId ?? []));
  const onTheirWay = entries.filter((entry) => entry.conversationId === conversation.id && !stored.has(entry.clientId));
  const typing = useTyping(conversation.id) === "visitor";
  const newest = conversation.messages.at(-1);
  const scroller = useRef<HTMLDivElement>(null);
  const { missed, onScroll } = useEnd(scroller, newest?.eventSeq ?? 0, onTheirWay.length);
  const news = useNews(conversation, names.visitor);
  const confirmed = entries
    .filter((entry) => stored.has(entry.clientId))
    .map((entry) => entry.clientId)
    .join(" ");
  useEffect(() => {
    if (confirmed !== "") outbox.confirm(confirmed.split(" "));
  }, [outbox, confirmed]);

  return (
    <div className="relative min-h-0 flex-1">
      {/* Reversed, so that it starts at the newest message before any script runs. */}
      <div
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label="Messages"
        className="flex h-full flex-col-reverse overflow-y-auto -outline-offset-2"
      >
        <ThreadView
          conversation={conversation}
          names={names}
          openDecisions={openDecisions}
          onToggleDecision={onToggleDecision}
          underAnswer={underAnswer}
          storyHref={can("audit:read") ? (decisionId) => `/w/${workspace.slug}/audit/decisions/${decisionId}` : null}
        >
          {onTheirWay.map((entry) => (
            <PendingEntry
              key={entry.clientId}
              entry={entry}
              ownName={member.name}
              onRetry={() => outbox.retry(entry.clientId)}
              onDiscard={() => {
                const text = outbox.discard(entry.clientId);
                if (text !== null) keepText(`${entry.conversationId}:${entry.kind}`, text);
              }}
            />
          ))}
          {typing ? (
            <li className="mt-2 text-xs text-ink-3">
              <bdi>{names.visitor}</bdi> is writing
            </li>
          ) : null}
        </ThreadView>
      </div>
      {missed ? (
        <Button
          size="sm"
          onClick={() => scroller.current?.scrollTo({ top: 0 })}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-fade shadow-float"
        >
          <ArrowDown aria-hidden /> New messages
        </Button>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {news}
      </p>
    </div>
  );
}

/** A message or note that the server has not confirmed: on its way, or refused with the reason and two ways on. */
function PendingEntry({ entry, ownName, onRetry, onDiscard }: { entry: OutboxEntry; ownName: string; onRetry: () => void; onDiscard: () => void }) {
  const failed = entry.state === "failed";
  const footer = failed ? (
    <div role="alert" className="flex flex-wrap items-center justify-end gap-2 text-xs text-failed">
      <span className="wrap-anywhere">Not sent. {entry.problem}</span>
      <Button size="sm" onClick={onRetry}>
        <RefreshCw aria-hidden /> Send again
      </Button>
      <Button size="sm" variant="ghost" onClick={onDiscard}>
        Back to the text box
      </Button>
    </div>
  ) : (
    <p className="inline-flex items-center gap-1.5 text-xs text-ink-3">
      <Spinner className="[&_svg]:size-3" /> Sending
    </p>
  );
  if (entry.kind === "note") {
    return (
      <li className={cn(!failed && "opacity-75")}>
        <NoteItem
          author={
            <>
              <Lock aria-hidden className="size-3 shrink-0" /> Private note by {ownName}
            </>
          }
          footer={footer}
        >
          <MessageText text={entry.text} />
        </NoteItem>
      </li>
    );
  }
  return (
    <li className="mt-2 ml-auto grid max-w-[min(88%,36rem)] justify-items-end gap-1">
      <AuthorMark author="human" words={ownName} />
      <div className={cn("max-w-full rounded-card bg-person-wash px-3 py-2", !failed && "opacity-75")}>
        <MessageText text={entry.text || (entry.attachments ?? []).map(({ name }) => name).join(", ")} />
      </div>
      {footer}
    </li>
  );
}

/** Whether the end is in sight; what arrived while it was not. Sending something of one's own goes to the end. */
function useEnd(scroller: RefObject<HTMLDivElement | null>, newestSeq: number, onTheirWay: number): { missed: boolean; onScroll(): void } {
  const [atEnd, setAtEnd] = useState(true);
  const [seen, setSeen] = useState(newestSeq);
  if (atEnd && seen !== newestSeq) setSeen(newestSeq);
  useEffect(() => {
    if (onTheirWay > 0) scroller.current?.scrollTo({ top: 0 });
  }, [scroller, onTheirWay]);
  return {
    missed: !atEnd && newestSeq > seen,
    // In a reversed box the end is 0 and everything above is negative.
    onScroll: () => setAtEnd(Math.abs(scroller.current?.scrollTop ?? 0) < nearEndPx),
  };
}

/** The newest message in words for a screen reader, once something arrives that was not there when the conversation was opened. */
function useNews(conversation: ConversationDetail, visitor: string): string {
  const newest = conversation.messages.at(-1);
  const [openedAt] = useState(newest?.eventSeq ?? 0);
  if (!newest || newest.eventSeq <= openedAt || newest.text === null) return "";
  const who = newest.author === "visitor" ? visitor : newest.author === "system" ? "Handrail" : (newest.authorName ?? "The bot");
  return `${newest.visibility === "note" ? "Private note, " : ""}${plainLine(who)}: ${plainLine(newest.text)}`;
}
