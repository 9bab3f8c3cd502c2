/** One utterance of a transcript: the visitor's at the start of the line, everybody else's at the end, each with its author's colour and mark. */
import { ThumbsDown, ThumbsUp } from "lucide-react";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { ThreadMessage } from "@/lib/contracts/api/conversation";
import { cn } from "@/lib/client/cn";
import { AttachmentList } from "./attachment-list";
import { AuthorMark, authorMarks, authorWords } from "./author-mark";
import { MessageText } from "./message-text";
import { SourceList } from "./source-list";

export type ThreadNames = { bot: string; visitor: string };

export type MessageItemProps = { message: ThreadMessage; first: boolean; names: ThreadNames; conversationId: string; /** After all else. */ under?: ReactNode };

export function MessageItem({ message, first, names, conversationId, under }: MessageItemProps) {
  const theirs = message.author === "visitor";
  return (
    <li
      id={message.id}
      className={cn("grid max-w-[min(88%,36rem)] scroll-mt-4 gap-1", theirs ? "mr-auto justify-items-start" : "ml-auto justify-items-end", first && "mt-2")}
    >
      {first ? (
        <p className="flex max-w-full items-center gap-2 px-0.5">
          <AuthorMark author={message.author} words={authorWords(message.author, message.authorName, names)} />
          <Time at={message.createdAt} format="time" className="shrink-0 text-xs text-ink-3" />
        </p>
      ) : (
        <span className="sr-only">{authorWords(message.author, message.authorName, names)}</span>
      )}
      {message.text === "" ? null : (
        <div className={cn("max-w-full rounded-card px-3 py-2", authorMarks[message.author].wash)}>
          {message.text === null ? <p className="text-base text-ink-3 italic">Erased</p> : <MessageText text={message.text} />}
        </div>
      )}
      <AttachmentList conversationId={conversationId} attachments={message.attachments} />
      <SourceList sources={message.sources} className="px-0.5" />
      {message.feedback ? (
        <p className={cn("inline-flex items-start gap-1.5 px-0.5 text-xs", message.feedback.value === "up" ? "text-approved" : "text-failed")}>
          {message.feedback.value === "up" ? (
            <ThumbsUp aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          ) : (
            <ThumbsDown aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          )}
          <span dir="auto" className="wrap-anywhere">
            {message.feedback.value === "up" ? "The visitor found this helpful" : "The visitor did not find this helpful"}
            {message.feedback.reason ? `: ${message.feedback.reason}` : ""}
          </span>
        </p>
      ) : null}
      {under}
    </li>
  );
}

/** The pattern that says "staff only", in the thread and in the composer. */
export const noteStyle = "border border-dashed border-line-strong bg-sunken";

export function NoteItem({ author, children, footer }: { author: ReactNode; children: ReactNode; footer?: ReactNode }) {
  return (
    <div className="my-1.5 ml-auto grid max-w-[min(88%,36rem)] justify-items-end gap-1">
      <p className="flex max-w-full items-center gap-2 px-0.5 text-xs font-medium text-ink-2">{author}</p>
      <div className={cn("max-w-full rounded-card px-3 py-2", noteStyle)}>{children}</div>
      {footer}
    </div>
  );
}
