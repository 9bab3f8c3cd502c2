"use client";
/** Where an agent writes: to the visitor, or a private note. Grows with the text, keeps what was typed, sends on Ctrl or Cmd and Enter. */
import { Lock, Paperclip, Send } from "lucide-react";
import { useEffect, useRef } from "react";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { cn } from "@/lib/client/cn";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import type { OutboxKind } from "./outbox";
import { UploadList } from "./upload-list";
import type { Uploads } from "./use-uploads";

export type ComposerProps = {
  kind: OutboxKind;
  onKind(kind: OutboxKind): void;
  /** Which kinds this member may write now. */
  may: { reply: boolean; note: boolean };
  text: string;
  onText(text: string): void;
  /** Files of a reply; a note has none. */
  uploads: Uploads;
  onSend(): void;
  /** Sent while typing a reply; false when it ends. */
  onTyping(typing: boolean): void;
  /** What sending does besides sending; null when nothing. */
  consequence: string | null;
  field: RefObject<HTMLTextAreaElement | null>;
  /** One line high until somebody writes: something more important stands above. */
  low: boolean;
  className?: string;
};

/** Said to the server at most this often while somebody types. */
const typingEveryMs = 3_000;

export function Composer({ kind, onKind, may, text, onText, uploads, onSend, onTyping, consequence, field, low, className }: ComposerProps) {
  const saidAt = useRef(0);
  const length = [...text.trim()].length;
  const tooLong = length > messageLimit;
  const note = kind === "note";
  const picker = useRef<HTMLInputElement>(null);
  const hasFiles = !note && uploads.entries.some(({ attachment }) => attachment);
  const isReady = (length > 0 || hasFiles) && !tooLong && (note || !uploads.isBusy);
  const say = (typing: boolean, nowMs: number) => {
    if (note || (typing && nowMs - saidAt.current < typingEveryMs) || (!typing && saidAt.current === 0)) return;
    saidAt.current = typing ? nowMs : 0;
    onTyping(typing);
  };
  const stop = useRef(() => undefined as void);
  useEffect(() => {
    stop.current = () => say(false, 0);
  });
  useEffect(() => () => stop.current(), []);
  const send = () => {
    if (!isReady) return;
    say(false, 0);
    onSend();
  };
  const takeFiles = (event: { preventDefault(): void }, { files }: { files: FileList }) => {
    if (note || files.length === 0) return;
    event.preventDefault();
    uploads.add([...files]);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onPaste={(event) => takeFiles(event, event.clipboardData)}
      onDragOver={(event) => !note && event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => takeFiles(event, event.dataTransfer)}
      className={cn(
        "rounded-card border border-line-strong/70 bg-surface transition-colors duration-120 focus-within:border-focus",
        note && "border-dashed border-line-strong bg-sunken",
        className,
      )}
    >
      <div role="radiogroup" aria-label="Kind of message" className="flex gap-1 px-2 pt-1.5">
        <KindChoice kind="reply" current={kind} onKind={onKind} disabled={!may.reply} />
        <KindChoice kind="note" current={kind} onKind={onKind} disabled={!may.note} />
      </div>
      {note ? null : <UploadList uploads={uploads} />}
      <textarea
        ref={field}
        dir="auto"
        rows={low ? 1 : 2}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          say(event.target.value.trim() !== "", event.timeStamp);
        }}
        onBlur={() => say(false, 0)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            send();
          } else if (event.key === "Escape") {
            event.currentTarget.blur();
          }
        }}
        aria-label={note ? "Private note" : "Reply to the visitor"}
        aria-invalid={tooLong || undefined}
        placeholder={note ? "A note for your team. The visitor never sees it." : "Write to the visitor"}
        className={cn(
          "field-sizing-content block max-h-[40dvh] w-full resize-none bg-transparent px-3 py-2 text-base outline-none focus-visible:outline-none",
          low ? "min-h-9" : "min-h-15",
        )}
      />
      <div className="flex items-center gap-2 px-2 pb-2">
        <p className={cn("min-w-0 flex-1 px-1 text-xs text-pretty text-ink-3", tooLong && "text-failed")} role={tooLong ? "alert" : undefined}>
          {tooLong
            ? `${length - messageLimit} characters too many; ${messageLimit} are the most.`
            : length > messageLimit - 500
              ? `${messageLimit - length} characters left`
              : (consequence ?? "")}
        </p>
        {note ? null : (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              aria-label="Files to attach"
              onChange={(event) => {
                uploads.add([...(event.target.files ?? [])]);
                event.target.value = "";
              }}
            />
            <Button variant="ghost" size="md" aria-label="Attach files" title="Attach files" onClick={() => picker.current?.click()}>
              <Paperclip aria-hidden />
            </Button>
          </>
        )}
        <span aria-hidden className="max-sm:hidden">
          <Kbd keys="Mod+Enter" />
        </span>
        <Button type="submit" variant="primary" size="md" disabled={!isReady}>
          {note ? <Lock aria-hidden /> : <Send aria-hidden />}
          {note ? "Keep note" : "Send"}
        </Button>
      </div>
    </form>
  );
}

function KindChoice({ kind, current, onKind, disabled }: { kind: OutboxKind; current: OutboxKind; onKind: (kind: OutboxKind) => void; disabled: boolean }) {
  const name = kind === "reply" ? "Reply" : "Private note";
  return (
    <label
      className={cn(
        "inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-xs font-medium text-ink-2 max-sm:h-9",
        current === kind ? "bg-selected text-ink" : disabled ? "opacity-50" : "hover:bg-hover",
        "has-focus-visible:outline-2 has-focus-visible:outline-focus",
      )}
    >
      <input type="radio" name="message-kind" value={kind} checked={current === kind} disabled={disabled} onChange={() => onKind(kind)} className="sr-only" />
      {kind === "note" ? <Lock aria-hidden className="size-3" /> : null}
      {name}
      <span aria-hidden className="max-sm:hidden">
        <Kbd keys={kind === "reply" ? "r" : "n"} />
      </span>
    </label>
  );
}
