"use client";
/** A transcript as people of the team read it, from the first message to the newest. Scrolling belongs to whoever shows it. */
import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { Time, useNow } from "@/components/ui/time";
import type { ConversationDetail, ThreadMessage } from "@/lib/contracts/api/conversation";
import { plainLine } from "./visible-text";
import { DecisionLine } from "./decision-line";
import { MessageItem, NoteItem } from "./message-item";
import type { ThreadNames } from "./message-item";
import { MessageText } from "./message-text";
import { SystemLine } from "./system-line";
import { threadEntries } from "./thread-entries";
import type { ThreadEntry } from "./thread-entries";

export type ThreadViewProps = {
  conversation: Pick<ConversationDetail, "id" | "messages" | "truncated">;
  names: ThreadNames;
  /** Decisions whose details are open, by id. */
  openDecisions: ReadonlySet<string>;
  onToggleDecision(decisionId: string, open: boolean): void;
  /** Address of a decision's whole story; null for members who may not read it. */
  storyHref: ((decisionId: string) => string) | null;
  /** What stands under an answer: grades, and acts where the member has them. */
  underAnswer?: (message: ThreadMessage) => ReactNode;
  /** What comes after the newest message: typing, messages on their way. */
  children?: ReactNode;
};

export function ThreadView({ conversation, names, openDecisions, onToggleDecision, storyHref, underAnswer, children }: ThreadViewProps) {
  const entries = threadEntries(conversation.messages, useNow(0) === null ? "utc" : "local");
  return (
    <ol aria-label="Transcript" className="mx-auto grid w-full max-w-3xl content-start gap-1 px-4 py-4">
      {conversation.truncated ? <li className="py-2 text-center text-xs text-ink-3">Only the newest 500 messages are shown.</li> : null}
      {entries.map((entry) => (
        <Entry key={entry.key} entry={entry} names={names} conversationId={conversation.id} underAnswer={underAnswer}>
          {entry.kind === "decision" ? (
            <DecisionLine
              decision={entry.decision}
              open={openDecisions.has(entry.decision.id)}
              onToggle={(open) => onToggleDecision(entry.decision.id, open)}
              storyHref={storyHref ? storyHref(entry.decision.id) : null}
            />
          ) : null}
        </Entry>
      ))}
      {children}
    </ol>
  );
}

type EntryProps = { entry: ThreadEntry; names: ThreadNames; conversationId: string; children: ReactNode } & Pick<ThreadViewProps, "underAnswer">;

function Entry({ entry, names, conversationId, underAnswer, children }: EntryProps) {
  switch (entry.kind) {
    case "day":
      return (
        <li className="my-2 flex items-center gap-3 text-xs font-medium text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          <DayName at={entry.at} />
        </li>
      );
    case "system":
      return <SystemLine message={entry.message} />;
    case "note":
      return (
        <li id={entry.message.id} className="scroll-mt-4">
          <Note message={entry.message} />
        </li>
      );
    case "message":
      return <MessageItem message={entry.message} first={entry.first} names={names} conversationId={conversationId} under={underAnswer?.(entry.message)} />;
    case "decision":
      return <li className="my-0.5 min-w-0">{children}</li>;
  }
}

const dayMs = 86_400_000;

function DayName({ at }: { at: string }) {
  const now = useNow(60_000);
  const isDay = (back: number) => now !== null && new Date(now - back).toDateString() === new Date(at).toDateString();
  const near = isDay(0) ? "Today" : isDay(dayMs) ? "Yesterday" : null;
  return (
    <>
      {near === null ? null : <span>{near}</span>}
      <Time at={at} format="day" className={near === null ? undefined : "sr-only"} />
    </>
  );
}

function Note({ message }: { message: ThreadMessage }) {
  return (
    <NoteItem
      author={
        <>
          <Lock aria-hidden className="size-3 shrink-0" />
          <span dir="auto" className="truncate">
            Private note by {plainLine(message.authorName ?? "a member")}
          </span>
          <Time at={message.createdAt} format="time" className="shrink-0 font-normal text-ink-3" />
        </>
      }
    >
      {message.text === null ? <p className="text-base text-ink-3 italic">Erased</p> : <MessageText text={message.text} />}
    </NoteItem>
  );
}
