"use client";
/** The middle and right panes: one conversation with its thread, its packet, and everything an agent can do with it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageSquareOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { MouseEvent } from "react";
import { toast } from "@/lib/client/toast";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { cn } from "@/lib/client/cn";
import { useKeys } from "@/lib/client/use-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import { reasonSentence } from "@/components/thread/reason-words";
import { visitorName } from "@/components/thread/visitor-name";
import { actOnConversation, conversationOptions, keepConversation } from "./api";
import type { ConversationAct } from "./api";
import { ConversationHeader, titleId } from "./conversation-header";
import { ConversationThread } from "./conversation-thread";
import { Packet } from "./packet";
import { Reply } from "./reply";
import { StopHere, StoppedHere } from "./stop-here";
import { ThreadSkeleton } from "./skeletons";
import { useActs } from "./use-acts";
import { useAnswers } from "./use-answers";
import type { OutboxKind } from "./outbox";

export type ConversationPaneProps = {
  conversationId: string;
  backHref: string;
  onBack(event: MouseEvent): void;
  /** After an act that is done with the conversation: shows the next one of the list. */
  onDone(conversationId: string): void;
  /** Shows a conversation again after its end was undone. */
  onShow(conversationId: string): void;
};

export function ConversationPane(props: ConversationPaneProps) {
  const { workspace, api } = useWorkspace();
  const query = useQuery(conversationOptions(api, workspace.slug, props.conversationId));
  if (query.data) return <Conversation conversation={query.data} stale={query.isError} {...props} />;
  return (
    <section aria-label="Conversation" className="flex min-w-0 flex-1 flex-col justify-end bg-paper">
      {query.isError ? <Unavailable error={query.error} onRetry={() => void query.refetch()} {...props} /> : <ThreadSkeleton />}
    </section>
  );
}

function Unavailable({ error, onRetry, backHref, onBack }: { error: unknown; onRetry: () => void } & Pick<ConversationPaneProps, "backHref" | "onBack">) {
  const missing = isApiProblem(error) && error.status === 404;
  return (
    <div className="m-auto">
      <EmptyState
        icon={MessageSquareOff}
        title={missing ? "This conversation is not here" : "The conversation could not be loaded"}
        action={
          <>
            <Button asChild>
              <a href={backHref} onClick={onBack}>
                Back to the list
              </a>
            </Button>
            {missing ? null : (
              <Button variant="primary" onClick={onRetry}>
                Try again
              </Button>
            )}
          </>
        }
      >
        {missing ? "It does not exist, or it belongs to another workspace." : sentenceOf(error)}
      </EmptyState>
    </div>
  );
}

/** As in the class names of the panes. */
const onePane = "(width <= 900px)";

const doneWords: Record<ConversationAct, string | null> = { claim: null, reopen: null, resolve: "Resolved", "hand-back": "Handed back to the bot" };

function Conversation({ conversation, stale, backHref, onBack, onDone, onShow }: { conversation: ConversationDetail; stale: boolean } & ConversationPaneProps) {
  const queryClient = useQueryClient();
  const { workspace, api } = useWorkspace();
  const acts = useActs(conversation.id);
  const [detailsOpen, setDetailsOpen] = useState(false);
  const [stopOpen, setStopOpen] = useState(false);
  const [kind, setKind] = useState<OutboxKind>("reply");
  const [openDecisions, setOpenDecisions] = useState<ReadonlySet<string>>(new Set());
  const field = useRef<HTMLTextAreaElement>(null);
  const title = visitorName(conversation.visitor);
  const { can } = conversation;

  const toggleDecision = (decisionId: string, open: boolean) =>
    setOpenDecisions((before) => {
      if (before.has(decisionId) === open) return before;
      const next = new Set(before);
      if (open) next.add(decisionId);
      else next.delete(decisionId);
      return next;
    });
  const write = (next: OutboxKind) => {
    if (!can[next]) return;
    setKind(next);
    requestAnimationFrame(() => field.current?.focus());
  };
  const act = (name: ConversationAct) =>
    acts.run(name, () => {
      const words = doneWords[name];
      if (words === null) {
        requestAnimationFrame(() => field.current?.focus());
        return;
      }
      toast(words, { description: title, action: name === "resolve" ? { label: "Undo", onClick: () => void reopen() } : undefined });
      onDone(conversation.id);
    });
  const reopen = async () => {
    try {
      keepConversation(queryClient, workspace.slug, await actOnConversation(api, conversation.id, "reopen"));
      onShow(conversation.id);
    } catch (error) {
      toast.error(sentenceOf(error));
    }
  };
  // Where one pane is shown at a time, the row that had the focus is gone: the focus goes on to what it opened.
  useEffect(() => {
    if (window.matchMedia(onePane).matches) document.getElementById(titleId)?.focus({ preventScroll: true });
  }, []);
  const lastDecision = conversation.messages.findLast((message) => message.decision !== null)?.decision;
  const answers = useAnswers(conversation);
  useKeys("Conversation", [
    ...(can.claim ? [{ keys: "c", does: "Take over", run: () => act("claim") }] : []),
    ...(can.resolve ? [{ keys: "e", does: "Resolve", run: () => act("resolve") }] : []),
    ...(can.handBack ? [{ keys: "b", does: "Hand back to the bot", run: () => act("hand-back") }] : []),
    ...(can.reopen ? [{ keys: "o", does: "Reopen", run: () => act("reopen") }] : []),
    ...(can.reply ? [{ keys: "r", does: "Reply", run: () => write("reply") }] : []),
    ...(can.note ? [{ keys: "n", does: "Private note", run: () => write("note") }] : []),
    ...answers.keys,
    ...(lastDecision ? [{ keys: "t", does: "Why the bot did that", run: () => toggleDecision(lastDecision.id, !openDecisions.has(lastDecision.id)) }] : []),
    { keys: "i", does: "Details", run: () => setDetailsOpen((open) => !open) },
  ]);

  const firstReason = conversation.handoff?.reasons[0];
  return (
    <>
      <section aria-labelledby={titleId} className="flex min-w-0 flex-1 flex-col bg-paper">
        <ConversationHeader
          conversation={conversation}
          busy={acts.busy}
          onAct={act}
          onDetails={() => setDetailsOpen(true)}
          onStop={() => setStopOpen(true)}
          backHref={backHref}
          onBack={onBack}
        />
        <StoppedHere conversation={conversation} />
        {firstReason ? (
          <p className="border-b bg-sunken px-4 py-1.5 text-xs text-pretty wrap-anywhere text-ink-2 @min-[1080px]/inbox:hidden">
            {reasonSentence(firstReason)}
          </p>
        ) : null}
        {stale ? (
          <p role="status" className="border-b bg-failed-wash px-4 py-1.5 text-xs text-failed">
            This may be old: the newest state could not be loaded.
          </p>
        ) : null}
        <ConversationThread conversation={conversation} openDecisions={openDecisions} onToggleDecision={toggleDecision} underAnswer={answers.under} />
        <div className="shrink-0 border-t bg-paper px-4 py-3 max-sm:px-2 max-sm:py-2">
          <div className="mx-auto max-w-3xl">
            {acts.refusal === null ? null : (
              <Notice
                kind="failed"
                live
                className="mb-2"
                action={
                  <Button size="sm" variant="ghost" onClick={acts.forget}>
                    Close
                  </Button>
                }
              >
                {acts.refusal}
              </Notice>
            )}
            <Reply key={conversation.id} conversation={conversation} acts={acts} kind={kind} onKind={write} field={field} onReopen={() => act("reopen")} />
          </div>
        </div>
      </section>
      <aside
        aria-label="Details"
        tabIndex={0}
        className={cn("hidden w-76 shrink-0 overflow-y-auto border-l bg-surface -outline-offset-2", "@min-[1080px]/inbox:block")}
      >
        <Packet conversation={conversation} />
      </aside>
      <Sheet open={detailsOpen} onOpenChange={setDetailsOpen}>
        <SheetContent title="Details">
          {/* A link to a message leads to what lies behind the sheet. */}
          <div onClick={(event) => (event.target instanceof Element && event.target.closest('a[href^="#"]') ? setDetailsOpen(false) : undefined)}>
            <Packet conversation={conversation} />
          </div>
        </SheetContent>
      </Sheet>
      {answers.dialog}
      {stopOpen ? <StopHere conversationId={conversation.id} onClose={() => setStopOpen(false)} /> : null}
    </>
  );
}
