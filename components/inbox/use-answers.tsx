"use client";
/** Grading and keeping the answers of a conversation: what stands under each, the keys for the newest one, and the open dialog. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import { sentenceOf } from "@/lib/client/api-problem";
import { toast } from "@/lib/client/toast";
import { keysOfConversation } from "@/lib/client/event-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail, ThreadMessage } from "@/lib/contracts/api/conversation";
import type { GradeCause, GradeValue } from "@/lib/contracts/api/grade";
import { AnswerActs } from "./answer-acts";
import { gradeAnswer, keepConversation } from "./api";

// Fetched when they are opened.
const GradeDialog = lazy(() => import("@/components/thread/grade-dialog").then((module) => ({ default: module.GradeDialog })));
const KeepDialog = lazy(() => import("./keep-dialog").then((module) => ({ default: module.KeepDialog })));

type Graded = { message: ThreadMessage; grade: GradeValue; cause: GradeCause | null; correctedText: string | null };

export type Answers = {
  under(message: ThreadMessage): ReactNode;
  keys: { keys: string; does: string; run(): void }[];
  dialog: ReactNode;
};

export function useAnswers(conversation: ConversationDetail): Answers {
  const queryClient = useQueryClient();
  const { workspace, api, member, can } = useWorkspace();
  const [open, setOpen] = useState<{ kind: "grade" | "keep"; messageId: string } | null>(null);
  const close = () => setOpen(null);
  const ownOf = (message: ThreadMessage) => message.grades?.find(({ by }) => by.id === member.id) ?? null;
  const grading = useMutation({
    mutationFn: ({ message, ...grade }: Graded) => gradeAnswer(api, conversation.id, message.id, { version: ownOf(message)?.version ?? 0, ...grade }),
    onSuccess: (answer) => {
      keepConversation(queryClient, workspace.slug, answer);
      close();
    },
    onError: (error) => {
      toast.error(sentenceOf(error));
      void Promise.all(keysOfConversation(workspace.slug, conversation.id).map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    },
  });
  const right = (message: ThreadMessage) => grading.mutate({ message, grade: "correct", cause: null, correctedText: null });
  const show = (kind: "grade" | "keep", message: ThreadMessage) => {
    grading.reset();
    setOpen({ kind, messageId: message.id });
  };
  const answers = conversation.can.grade ? conversation.messages.filter(isAnswer) : [];
  const lastOfBot = answers.findLast((message) => message.grades !== null);
  const last = answers.at(-1);
  const opened = answers.find((message) => message.id === open?.messageId);
  return {
    under: (message) =>
      conversation.can.grade && isAnswer(message) ? (
        <AnswerActs
          message={message}
          busy={grading.isPending}
          onRight={() => right(message)}
          onWrong={() => show("grade", message)}
          onKeep={() => show("keep", message)}
          guardrailHref={can("bot:write") ? `/w/${workspace.slug}/policy?conversation=${conversation.id}&message=${message.id}` : null}
        />
      ) : null,
    keys: [
      ...(lastOfBot
        ? [
            { keys: "y", does: "The bot's last answer was right", run: () => right(lastOfBot) },
            { keys: "w", does: "The bot's last answer was wrong", run: () => show("grade", lastOfBot) },
          ]
        : []),
      ...(last ? [{ keys: "s", does: "Keep the last answer", run: () => show("keep", last) }] : []),
    ],
    dialog: (
      <Suspense fallback={null}>
        {open === null || !opened ? null : open.kind === "grade" ? (
          <GradeDialog
            key={opened.id}
            own={ownOf(opened)}
            answer={opened.text ?? ""}
            busy={grading.isPending}
            problem={grading.isError ? sentenceOf(grading.error) : null}
            onSave={(grade) => grading.mutate({ message: opened, ...grade })}
            onClose={close}
          />
        ) : (
          <KeepDialog key={opened.id} conversationId={conversation.id} messageId={opened.id} onClose={close} />
        )}
      </Suspense>
    ),
  };
}

/** Said to the visitor by the bot or a person, and not erased; small talk of the bot is no answer. */
function isAnswer(message: ThreadMessage): boolean {
  if (message.author === "bot" && message.grades === null) return false;
  return message.visibility === "public" && message.author !== "visitor" && message.author !== "system" && message.text !== null && message.text !== "";
}
