"use client";
/** The bot's answer before anybody has seen it: exactly what the visitor would see, where it comes from, and what a person does with it. */
import { Check, PencilLine, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { useKeys } from "@/lib/client/use-keys";
import type { Draft } from "@/lib/contracts/api/conversation";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { AuthorMark } from "@/components/thread/author-mark";
import { MessageText } from "@/components/thread/message-text";
import { SourceList } from "@/components/thread/source-list";
import { splitVisible } from "@/components/thread/visible-text";
import { WaitClock } from "@/components/thread/wait-clock";
import { KeyHint } from "./conversation-header";
import { DropForm } from "./drop-form";
import type { Acts } from "./use-acts";
import type { DraftEdit } from "./use-stored-text";

// Comparing words is wanted only while a draft is edited.
const WordDiff = lazy(() => import("@/components/thread/word-diff").then((module) => ({ default: module.WordDiff })));
// Few drafts have a link.
const LinkList = lazy(() => import("@/components/thread/link-list").then((module) => ({ default: module.LinkList })));

export function DraftCard({ draft, edit, botName, mayDecide, acts }: { draft: Draft; edit: DraftEdit; botName: string; mayDecide: boolean; acts: Acts }) {
  const { text: kept, set: keep } = edit;
  const [opened, setOpened] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const [dropping, setDropping] = useState(false);
  const editing = mayDecide && draft.text !== null && (opened || kept !== "");
  const edited = words ?? (kept === "" ? (draft.text ?? "") : kept);
  const changed = editing && edited.trim() !== (draft.text ?? "").trim();
  const length = [...edited.trim()].length;
  const sendable = !editing || (length > 0 && length <= messageLimit);
  const verbatim = draft.sources.length > 0 && draft.sources.every((source) => source.quote.trim() === (draft.text ?? "").trim());
  const shown = editing ? edited : (draft.text ?? "");
  const stopEditing = () => {
    keep("");
    setWords(null);
    setOpened(false);
  };
  const approve = () => {
    if (sendable && draft.text !== null) acts.decide({ kind: "approve", draft, ...(changed ? { text: edited.trim() } : {}) }, stopEditing);
  };
  const drop = (feedback: string | undefined) => acts.decide({ kind: "reject", draft, feedback }, stopEditing);
  useKeys(
    "Draft",
    mayDecide && draft.text !== null
      ? [
          { keys: "a", does: "Send the draft", run: approve },
          { keys: "m", does: "Edit the draft", run: () => setOpened(true) },
          { keys: "d", does: "Drop the draft", run: () => setDropping(true) },
        ]
      : [],
  );

  return (
    <section
      aria-label="Draft of the bot"
      className="mb-2 flex max-h-[52dvh] max-sm:max-h-[46dvh] flex-col overflow-hidden rounded-card border border-waiting-mark/50 bg-surface"
    >
      <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-0.5 border-b bg-waiting-wash px-3 py-1.5 text-xs">
        <AuthorMark author="bot" words={`${botName} wrote this and waits for you`} className="flex-1" />
        <WaitClock since={draft.createdAt} />
      </header>
      <div
        tabIndex={editing ? undefined : 0}
        role="group"
        aria-label="What the visitor would see"
        className="grid min-h-0 auto-rows-max content-start gap-2 overflow-y-auto px-3 py-2.5 -outline-offset-2"
      >
        {editing ? (
          <>
            <Textarea
              autoFocus={opened}
              value={edited}
              onChange={(event) => {
                setWords(event.target.value);
                keep(event.target.value === draft.text ? "" : event.target.value);
              }}
              onFocus={() => setOpened(true)}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
                  event.preventDefault();
                  approve();
                } else if (event.key === "Escape") {
                  event.currentTarget.blur();
                  if (!changed) setOpened(false);
                }
              }}
              aria-label="Edited answer"
              aria-invalid={!sendable || undefined}
              className="text-base"
            />
            {length > messageLimit ? <p className="text-xs text-failed">{length - messageLimit} characters too many.</p> : null}
            {changed ? (
              <div aria-live="off">
                <p className="mb-0.5 text-xs font-medium text-ink-3">Changes to the bot’s words</p>
                <Suspense fallback={null}>
                  <WordDiff before={draft.text ?? ""} after={edited} className="max-h-40 overflow-y-auto" />
                </Suspense>
              </div>
            ) : null}
          </>
        ) : draft.text === null ? (
          <p className="text-base text-ink-3 italic">Erased</p>
        ) : (
          <div className="rounded-card bg-bot-wash px-3 py-2">
            <MessageText text={draft.text} />
          </div>
        )}
        {shown.includes("://") ? (
          <Suspense fallback={null}>
            <LinkList text={shown} />
          </Suspense>
        ) : null}
        {hasHidden(shown) ? (
          <p className="text-xs text-failed">This text holds invisible characters; they are shown by name and would be sent as they are.</p>
        ) : null}
        <SourceList sources={draft.sources} open={!verbatim} note={verbatim ? "word for word" : null} />
      </div>
      <footer className="shrink-0 border-t px-3 py-2">
        {mayDecide && dropping ? (
          <DropForm busy={acts.busy === "reject"} onDrop={drop} onCancel={() => setDropping(false)} />
        ) : mayDecide ? (
          <div className="flex flex-wrap items-center gap-2 max-sm:[&>button>svg]:hidden">
            <Button
              variant="primary"
              busy={acts.busy === "approve"}
              disabled={acts.busy !== null || !sendable || draft.text === null}
              onClick={approve}
              aria-keyshortcuts="a"
            >
              <Check aria-hidden />
              {draft.approvals.needed > 1 && (changed || draft.approvals.by.length === 0) ? "Approve" : changed ? "Send edited answer" : "Approve and send"}
              <KeyHint keys="a" onAccent />
            </Button>
            {editing ? (
              <Button onClick={stopEditing}>Back to the bot’s words</Button>
            ) : (
              <Button disabled={acts.busy !== null || draft.text === null} onClick={() => setOpened(true)} aria-keyshortcuts="m">
                <PencilLine aria-hidden />
                Edit
                <KeyHint keys="m" />
              </Button>
            )}
            <Button variant="danger" disabled={acts.busy !== null} onClick={() => setDropping(true)} aria-keyshortcuts="d">
              <Trash2 aria-hidden />
              Drop
              <KeyHint keys="d" />
            </Button>
            <p className="min-w-40 flex-1 text-xs text-pretty text-ink-3">
              {draft.approvals.needed > 1
                ? `Two people have to approve the same words; ${draft.approvals.by.length} of 2 has. The second approval sends them. `
                : `Sending is final: the visitor sees it at once, marked as ${changed ? "edited" : "approved"} by you. `}
              A dropped draft is never sent.
            </p>
          </div>
        ) : (
          <p className="text-xs text-ink-3">Only a person who may review, and who has this conversation or finds it free, can send or drop it.</p>
        )}
      </footer>
    </section>
  );
}

function hasHidden(text: string): boolean {
  return splitVisible(text).some((part) => part.kind === "hidden");
}
