"use client";
/** What stands below a thread: the draft that waits, then the composer, or why nothing can be written. */
import { useState } from "react";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import { plainLine } from "@/components/thread/visible-text";
import { reportTyping } from "./api";
import { Composer } from "./composer";
import { DraftCard } from "./draft-card";
import type { OutboxKind } from "./outbox";
import type { Acts } from "./use-acts";
import { useDraftEdit, useOutbox, useUnsentText } from "./use-stored-text";
import { useUploads } from "./use-uploads";

export type ReplyProps = {
  conversation: ConversationDetail;
  acts: Acts;
  kind: OutboxKind;
  onKind(kind: OutboxKind): void;
  field: RefObject<HTMLTextAreaElement | null>;
  onReopen(): void;
};

export function Reply({ conversation, acts, kind, onKind, field, onReopen }: ReplyProps) {
  const { api, member } = useWorkspace();
  const { outbox } = useOutbox();
  const { can, draft } = conversation;
  const shown: OutboxKind = can[kind] ? kind : can.reply ? "reply" : "note";
  const [text, setText] = useUnsentText(`${conversation.id}:${shown}`);
  const uploads = useUploads(conversation.id);
  const edit = useDraftEdit(conversation.id, draft?.id ?? null);
  const [ownFor, setOwnFor] = useState<string | null>(null);
  const own = draft !== null && ownFor === draft.id;
  const othersHaveIt = conversation.handledBy === "human" && conversation.assignee !== null && conversation.assignee.id !== member.id;

  if (!can.reply && !can.note) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
        <p className="flex-1">
          {conversation.status === "resolved" ? "This conversation is resolved." : "Your role can read this conversation but not write in it."}
        </p>
        {can.reopen ? <Button onClick={onReopen}>Reopen</Button> : null}
      </div>
    );
  }
  return (
    <>
      {edit.orphan === "" ? null : (
        <Notice
          kind="waiting"
          title="Your edit was not sent"
          className="mb-2"
          action={
            <span className="flex gap-1">
              {can.reply ? (
                <Button size="sm" onClick={() => edit.settleOrphan("reply")}>
                  Put it into the reply
                </Button>
              ) : null}
              <Button size="sm" variant="ghost" onClick={() => edit.settleOrphan("drop")}>
                Drop it
              </Button>
            </span>
          }
        >
          The draft was decided meanwhile. You had written: <bdi className="wrap-anywhere text-ink-2">{edit.orphan}</bdi>
        </Notice>
      )}
      {draft ? <DraftCard key={draft.id} draft={draft} edit={edit} botName={conversation.botName} mayDecide={can.review} acts={acts} /> : null}
      {draft && !own && text === "" ? (
        <Button
          className="w-full sm:hidden"
          onClick={() => {
            setOwnFor(draft.id);
            onKind(shown);
          }}
        >
          Write something else
        </Button>
      ) : null}
      <Composer
        className={draft && !own && text === "" ? "max-sm:hidden" : undefined}
        kind={shown}
        onKind={onKind}
        may={can}
        text={text}
        onText={setText}
        uploads={uploads}
        onSend={() => {
          outbox.add({
            clientId: crypto.randomUUID(),
            conversationId: conversation.id,
            kind: shown,
            text: text.trim(),
            attachments: shown === "reply" ? uploads.take() : [],
            createdAt: new Date().toISOString(),
          });
          setText("");
        }}
        onTyping={(typing) => {
          if (conversation.handledBy === "human" && conversation.assignee?.id === member.id) reportTyping(api, conversation.id, typing);
        }}
        consequence={consequenceOf(conversation, shown, othersHaveIt)}
        field={field}
        low={draft !== null}
      />
    </>
  );
}

function consequenceOf(conversation: ConversationDetail, kind: OutboxKind, othersHaveIt: boolean): string | null {
  if (kind === "note") {
    if (conversation.can.reply) return "Only your team sees this.";
    if (conversation.status === "resolved") return "The conversation is resolved: only private notes can be added. Reopen it to write to the visitor.";
    if (othersHaveIt) return `${plainLine(conversation.assignee?.name ?? "Somebody else")} has this conversation: you can leave a private note.`;
    return "Your role can leave private notes here, not write to the visitor.";
  }
  if (conversation.draft) return "Your own reply replaces the draft above; the draft is then never sent.";
  if (conversation.handledBy === "bot") return "Sending takes the conversation over; the bot is silent from then on.";
  if (conversation.handledBy === "queue") return "Sending makes this conversation yours.";
  return null;
}
