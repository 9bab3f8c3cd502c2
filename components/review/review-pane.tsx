"use client";
/** One draft of the queue: the conversation, exactly what would be sent, and what a reviewer does with it, each by one key. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { ArrowLeft, Check, Hand, MessageSquareReply, PencilLine, Trash2 } from "lucide-react";
import { lazy, type MouseEvent, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { Time } from "@/components/ui/time";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { DraftResponse } from "@/lib/contracts/api/conversation";
import type { ReviewCase } from "@/lib/contracts/api/review";
import { feedbackLimit } from "@/lib/core/review/feedback-limit";
import { messageLimit } from "@/lib/core/conversation/message-limit";
import { AuthorMark, authorMarks, authorWords } from "@/components/thread/author-mark";
import { MessageText } from "@/components/thread/message-text";
import { visitorName } from "@/components/thread/visitor-name";
import { plainLine, splitVisible } from "@/components/thread/visible-text";
import { decide, reviewCaseOptions, type Verdict } from "./api";
import { type Marked, MarkedText } from "@/components/thread/marked-text";
import { ReviewSide } from "./review-side";
import { approvalWords, keeperWords } from "./review-words";
import { useLease } from "./use-lease";

// Comparing words is wanted only while a draft is edited.
const WordDiff = lazy(() => import("@/components/thread/word-diff").then((module) => ({ default: module.WordDiff })));
// Few drafts have a link.
const LinkList = lazy(() => import("@/components/thread/link-list").then((module) => ({ default: module.LinkList })));

/** What was measured is about the bot's words. */
const noMarks: readonly Marked[] = [];

type Props = {
  draftId: string;
  backHref: string;
  onBack(event: MouseEvent): void;
  onDone(draftId: string, verdict: Verdict, left: DraftResponse | null): void;
  onRefused(): void;
};

export function ReviewPane(props: Props) {
  const { workspace, api } = useWorkspace();
  const query = useQuery(reviewCaseOptions(api, workspace.slug, props.draftId));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <a href={props.backHref} onClick={props.onBack} className="flex h-11 shrink-0 items-center gap-2 border-b px-4 text-sm font-medium min-[902px]:hidden">
        <ArrowLeft aria-hidden className="size-4" /> All drafts
      </a>
      {query.data ? (
        <Open key={query.data.draft.id} of={query.data} {...props} />
      ) : query.isError ? (
        <div className="p-4">
          <Notice kind="failed" title="The draft could not be loaded" live action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
            {sentenceOf(query.error)}
          </Notice>
        </div>
      ) : (
        <SkeletonRows rows={6} label="Loading the draft" />
      )}
    </div>
  );
}

function Open({ of, onDone, onRefused }: Props & { of: ReviewCase }) {
  const { api, member, can } = useWorkspace();
  const { draft, row } = of;
  const [writing, setWriting] = useState<"edit" | "respond" | "reject" | null>(null);
  const [words, setWords] = useState("");
  const place = useRef<HTMLElement>(null);
  const reading = useRef<HTMLDivElement>(null);
  const isWaiting = draft.status === "pending_review";
  const keeper = keeperWords(row, member.id, timeOfDay);
  const approvals = approvalWords(draft.approvals, member.id);
  const hasApproved = draft.approvals.by.some(({ id }) => id === member.id);
  const isFirst = draft.approvals.by.length + 1 < draft.approvals.needed;
  useLease(draft.id, place, can("review:write") && isWaiting && row.assignee === null && !hasApproved);

  const deciding = useMutation({
    mutationFn: (verdict: Verdict) => decide(api, verdict),
    onSuccess: (left, verdict) => onDone(draft.id, verdict, left),
    onError: onRefused,
  });
  // What is decided takes no more keys: the next draft is on its way.
  const may = can("review:write") && isWaiting && keeper === null && !deciding.isPending && !deciding.isSuccess;
  const run = (verdict: Verdict) => {
    if (may) deciding.mutate(verdict);
  };
  const write = (as: "edit" | "respond" | "reject") => {
    if (!may) return;
    setWriting(as);
    setWords(as === "edit" ? (draft.text ?? "") : "");
  };
  const stop = () => {
    setWriting(null);
    reading.current?.focus({ preventScroll: true });
  };
  /** What would be sent, or what is rejected. */
  const shown = writing === null || writing === "reject" ? (draft.text ?? "") : words;
  const length = [...words.trim()].length;
  const most = writing === "reject" ? feedbackLimit : messageLimit;
  const isFit = (length > 0 || writing === "reject") && length <= most;
  const isChanged = writing === "edit" && words.trim() !== (draft.text ?? "").trim();
  const send = () => {
    if (writing === null && hasApproved) return;
    if (writing === null) run({ kind: "approve", draft });
    else if (isFit && writing === "reject") run({ kind: "reject", draft, ...(length === 0 ? {} : { feedback: words.trim() }) });
    else if (isFit && writing === "respond") run({ kind: "respond", draft, text: words.trim() });
    else if (isFit) run({ kind: "approve", draft, ...(isChanged ? { text: words.trim() } : {}) });
  };
  useKeys(
    "Draft",
    may
      ? [
          ...(draft.text === null || writing !== null
            ? []
            : [
                { keys: "a", does: isFirst ? "Approve the draft" : "Send the draft to the visitor", run: send },
                { keys: "e", does: "Edit the draft", run: () => write("edit") },
              ]),
          { keys: "r", does: "Reject: never send it", run: () => write("reject") },
          { keys: "s", does: "Answer in your own words", run: () => write("respond") },
          ...(can("conversation:claim")
            ? [{ keys: "t", does: "Take the conversation over", run: () => run({ kind: "take", draft, conversationId: row.conversationId }) }]
            : []),
        ]
      : [],
  );

  return (
    <section ref={place} aria-label="Draft" className="flex min-h-0 flex-1 flex-col">
      <div ref={reading} tabIndex={0} role="group" aria-label="Conversation, draft and sources" className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        <div className="grid gap-6 px-6 py-5 max-sm:px-4 min-[1280px]:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid min-w-0 content-start gap-4">
            <Thread of={of} />
            {of.retryOf === null ? null : <FirstTry of={of.retryOf} />}
            <div className="grid gap-2 rounded-card border border-waiting-mark/50 bg-surface p-3">
              <AuthorMark author="bot" words={`${of.botName} · what the visitor would see`} />
              {writing === null || writing === "reject" ? (
                draft.text === null ? (
                  <p className="text-base text-ink-3 italic">Erased</p>
                ) : (
                  <div className="rounded-card bg-bot-wash px-3 py-2">
                    <MarkedText
                      text={draft.text}
                      marks={of.firstText === null ? of.unsupported : noMarks}
                      label="No source carries this"
                      markClass="bg-transparent underline decoration-failed-mark underline-offset-4"
                    />
                  </div>
                )
              ) : null}
              {writing === null ? null : (
                <>
                  <Textarea
                    autoFocus
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                    onKeyDown={(event) => {
                      if (event.nativeEvent.isComposing) return;
                      if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
                        event.preventDefault();
                        send();
                      } else if (event.key === "Escape") stop();
                    }}
                    aria-label={writing === "edit" ? "Edited answer" : writing === "reject" ? "What is wrong with it" : "Your own answer"}
                    aria-invalid={length > most || undefined}
                    className="text-base"
                  />
                  {length > most ? <p className="text-xs text-failed">{length - most} characters too many.</p> : null}
                  {writing === "reject" ? (
                    <p className="text-xs text-ink-3">
                      With a sentence the bot tries once more, and you see what it writes. Without one people have the conversation.
                    </p>
                  ) : null}
                  {isChanged ? (
                    <div aria-live="off">
                      <p className="mb-0.5 text-xs font-medium text-ink-3">Changes to the bot’s words</p>
                      <Suspense fallback={null}>
                        <WordDiff before={draft.text ?? ""} after={words} className="max-h-40 overflow-y-auto" />
                      </Suspense>
                    </div>
                  ) : null}
                </>
              )}
              {of.firstText !== null && writing === null ? (
                <div>
                  <p className="mb-0.5 text-xs font-medium text-ink-3">What a person has changed</p>
                  <Suspense fallback={null}>
                    <WordDiff before={of.firstText} after={draft.text ?? ""} className="max-h-40 overflow-y-auto" />
                  </Suspense>
                </div>
              ) : null}
              {shown.includes("://") ? (
                <Suspense fallback={null}>
                  <LinkList text={shown} />
                </Suspense>
              ) : null}
              {splitVisible(shown).some((part) => part.kind === "hidden") ? (
                <p className="text-xs text-failed">This text holds invisible characters; they would be sent as they are.</p>
              ) : null}
              {of.unsupported.length > 0 && of.firstText === null && writing === null ? (
                <p className="text-xs text-failed">Underlined: no source carries it.</p>
              ) : null}
            </div>
          </div>
          <ReviewSide of={of} />
        </div>
      </div>
      <footer className="grid shrink-0 gap-2 border-t bg-surface px-6 py-3 max-sm:px-4">
        {deciding.isError ? (
          <p role="alert" className="text-sm text-failed">
            {isApiProblem(deciding.error) && deciding.error.code === "version_conflict"
              ? "The draft changed while you were looking. Nothing was sent."
              : sentenceOf(deciding.error)}
          </p>
        ) : null}
        {keeper === null ? null : (
          <p role="status" className="text-sm text-waiting">
            {plainLine(keeper)}
          </p>
        )}
        {approvals !== null && isWaiting ? <p className="text-sm text-ink-2">{plainLine(approvals)}</p> : null}
        {!isWaiting ? (
          <p role="status" className="text-sm text-ink-2">
            {draft.decidedBy ? `${plainLine(draft.decidedBy.name)} has decided on it.` : "It does not wait any more."}
          </p>
        ) : (
          <div className="flex flex-wrap items-center gap-2 max-sm:[&>button>svg]:hidden">
            <Button
              variant={writing === "reject" ? "danger" : "primary"}
              busy={deciding.isPending && deciding.variables.kind !== "take"}
              disabled={!may || (writing === null ? draft.text === null || hasApproved : !isFit)}
              onClick={send}
              aria-keyshortcuts={writing === null ? "a" : "Control+Enter"}
            >
              {writing === "reject" ? <Trash2 aria-hidden /> : <Check aria-hidden />}
              {sendWords(writing ?? "approve", isChanged, isFirst, draft.approvals.needed > 1, length > 0)}
              <Hint keys={writing === null ? "a" : "Mod+Enter"} onAccent={writing !== "reject"} />
            </Button>
            {writing === null ? (
              <>
                <Button disabled={!may || draft.text === null} onClick={() => write("edit")} aria-keyshortcuts="e">
                  <PencilLine aria-hidden />
                  Edit
                  <Hint keys="e" />
                </Button>
                <Button disabled={!may} onClick={() => write("respond")} aria-keyshortcuts="s">
                  <MessageSquareReply aria-hidden />
                  Answer yourself
                  <Hint keys="s" />
                </Button>
              </>
            ) : (
              <Button onClick={stop}>Back to the draft</Button>
            )}
            {can("conversation:claim") ? (
              <Button disabled={!may} onClick={() => run({ kind: "take", draft, conversationId: row.conversationId })} aria-keyshortcuts="t">
                <Hand aria-hidden />
                Take over
                <Hint keys="t" />
              </Button>
            ) : null}
            {writing === "reject" ? null : (
              <Button variant="danger" disabled={!may} onClick={() => write("reject")} aria-keyshortcuts="r">
                <Trash2 aria-hidden />
                Reject
                <Hint keys="r" />
              </Button>
            )}
          </div>
        )}
      </footer>
    </section>
  );
}

/** What was rejected before, and why. */
function FirstTry({ of }: { of: NonNullable<ReviewCase["retryOf"]> }) {
  const { workspace } = useWorkspace();
  return (
    <section aria-label="The first try" className="grid gap-1 border-l-2 border-line-strong/60 pl-3 text-sm">
      <p className="text-ink-2">
        Second try. {plainLine(of.by)} rejected{" "}
        <a href={`/w/${workspace.slug}/review?draft=${of.draftId}`} className="text-accent-text underline underline-offset-3">
          the first
        </a>
        :
      </p>
      <p dir="auto" className="wrap-anywhere">
        {of.feedback === null ? <span className="text-ink-3 italic">Erased</span> : `“${plainLine(of.feedback)}”`}
      </p>
      {of.text === null ? null : (
        <p dir="auto" className="line-clamp-3 wrap-anywhere text-ink-3">
          <del>{plainLine(of.text)}</del>
        </p>
      )}
    </section>
  );
}

function Thread({ of }: { of: ReviewCase }) {
  const names = { bot: of.botName, visitor: visitorName(of.row.visitor) };
  return (
    <ol aria-label="Conversation" className="grid gap-3">
      {of.messages.map((message) => (
        <li key={message.id} className="grid gap-1">
          <p className="flex items-center gap-2">
            <AuthorMark author={message.author} words={authorWords(message.author, message.authorName, names)} />
            <Time at={message.createdAt} format="time" className="text-2xs text-ink-3" />
            {message.isQuestion ? <span className="text-2xs font-medium text-waiting">the draft answers this</span> : null}
          </p>
          <div
            className={cn("max-w-full justify-self-start rounded-card px-3 py-2", authorMarks[message.author].wash, message.author === "system" && "px-0 py-0")}
          >
            {message.text === null ? (
              <p className="text-base text-ink-3 italic">Erased</p>
            ) : (
              <MessageText text={message.text} className={message.author === "system" ? "text-xs text-ink-3" : undefined} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where two people have to approve, only the second sends; other words are a first approval again. */
function sendWords(kind: "respond" | "edit" | "approve" | "reject", isChanged: boolean, isFirst: boolean, needsTwo: boolean, hasWords: boolean): string {
  if (kind === "reject") return hasWords ? "Reject, and let the bot try again" : "Reject — people have it";
  if (kind === "respond") return "Send your answer — final";
  if (kind === "edit" && isChanged) return needsTwo ? "Approve these words — somebody else sends them" : "Send edited answer — final";
  return isFirst ? "Approve — somebody else sends it" : "Send to the visitor — final";
}

function Hint({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return (
    <span aria-hidden className="max-sm:hidden">
      <Kbd keys={keys} className={cn(onAccent && "[&_kbd]:border-on-accent/50 [&_kbd]:bg-transparent [&_kbd]:text-on-accent")} />
    </span>
  );
}

function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}
