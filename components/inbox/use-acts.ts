"use client";
/** The acts on a conversation and on its draft, as one mutation each. A refusal is kept in words until the next act; the present state is read again. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isApiProblem, sentenceOf } from "@/lib/client/api-problem";
import { keysOfConversation } from "@/lib/client/event-keys";
import { useWorkspace } from "@/lib/client/workspace-context";
import type { ConversationDetail, Draft } from "@/lib/contracts/api/conversation";
import { actOnConversation, approveDraft, keepConversation, rejectDraft } from "./api";
import type { ConversationAct } from "./api";
import { refusalWords } from "./refusal-words";

export type DraftAct =
  | { kind: "approve"; draft: Draft; /** Sent instead of the bot's words. */ text?: string }
  | { kind: "reject"; draft: Draft; /** The bot tries once more with it. */ feedback: string | undefined };

export type Acts = {
  run(act: ConversationAct, done?: (conversation: ConversationDetail) => void): void;
  decide(act: DraftAct, done?: () => void): void;
  /** The act that is under way, or null. */
  busy: ConversationAct | DraftAct["kind"] | null;
  /** Why the last act was refused, in words, or null. */
  refusal: string | null;
  forget(): void;
};

export function useActs(conversationId: string): Acts {
  const queryClient = useQueryClient();
  const { workspace, api } = useWorkspace();
  const [refusal, setRefusal] = useState<string | null>(null);
  const readAgain = () => Promise.all(keysOfConversation(workspace.slug, conversationId).map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  const onError = (error: unknown) => {
    setRefusal(isApiProblem(error) ? refusalWords(error, timeOfDay) : sentenceOf(error));
    void readAgain();
  };
  const act = useMutation({
    mutationFn: (name: ConversationAct) => actOnConversation(api, conversationId, name),
    onMutate: () => setRefusal(null),
    onSuccess: (answer) => keepConversation(queryClient, workspace.slug, answer),
    onError,
  });
  const decision = useMutation({
    mutationFn: (chosen: DraftAct) =>
      chosen.kind === "approve" ? approveDraft(api, chosen.draft, chosen.text) : rejectDraft(api, chosen.draft, chosen.feedback),
    onMutate: () => setRefusal(null),
    onSuccess: () => void readAgain(),
    onError,
  });
  const busy = act.isPending ? act.variables : decision.isPending ? decision.variables.kind : null;
  return {
    run: (name, done) => {
      if (busy === null) act.mutate(name, { onSuccess: done });
    },
    decide: (chosen, done) => {
      if (busy === null) decision.mutate(chosen, { onSuccess: done });
    },
    busy,
    refusal,
    forget: () => setRefusal(null),
  };
}

function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}
