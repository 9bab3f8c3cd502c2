"use client";
/** What was typed and not sent, per conversation and kind, and the outbox of this tab, which outlives the screen that shows it. */
import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { sentenceOf } from "@/lib/client/api-problem";
import { readKept, subscribeKept, writeKept } from "@/lib/client/kept-text";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepConversation, writeToConversation } from "./api";
import { makeOutbox } from "./outbox";
import type { Outbox, OutboxEntry } from "./outbox";

const outboxes = new WeakMap<QueryClient, Map<string, Outbox>>();
const nothing: readonly OutboxEntry[] = [];

/** Texts and outboxes of two members, or of two workspaces, in one browser never meet. */
function useOwner(): string {
  const { workspace, member } = useWorkspace();
  return `${workspace.slug} ${member.id}`;
}

/** The unsent text under a key and how to change it. Empty on the server and until hydration. */
export function useUnsentText(key: string): [text: string, set: (text: string) => void] {
  const name = `${useOwner()} ${key}`;
  const text = useSyncExternalStore(
    subscribeKept,
    () => readKept(name) ?? "",
    () => "",
  );
  return [text, (next) => writeKept(name, next === "" ? null : next)];
}

export type DraftEdit = {
  /** The edited words of the draft that is shown; empty while it is not edited. */
  text: string;
  set(text: string): void;
  /** Words of an edit whose draft was decided by somebody else meanwhile. */
  orphan: string;
  /** Puts the orphan into the reply box, or drops it. */
  settleOrphan(how: "reply" | "drop"): void;
};

/** The unsent edit of a conversation's draft. */
export function useDraftEdit(conversationId: string, draftId: string | null): DraftEdit {
  const keepText = useKeepText();
  const [editedId, setEditedId] = useUnsentText(`edited-draft:${conversationId}`);
  const [text, setText] = useUnsentText(`draft:${draftId ?? ""}`);
  const [other, setOther] = useUnsentText(`draft:${editedId}`);
  const orphan = editedId === "" || editedId === draftId ? "" : other;
  const settleOrphan = (how: "reply" | "drop") => {
    if (how === "reply" && orphan !== "") keepText(`${conversationId}:reply`, orphan);
    setOther("");
    setEditedId("");
  };
  return {
    text: draftId === null ? "" : text,
    set: (next) => {
      if (draftId === null) return;
      if (orphan !== "") settleOrphan("reply");
      setEditedId(next === "" ? "" : draftId);
      setText(next);
    },
    orphan,
    settleOrphan,
  };
}

/** Gives a text to a place that is not on the screen, unless something is there already: then it is put below. */
export function useKeepText(): (key: string, text: string) => void {
  const owner = useOwner();
  return (key, text) => {
    const present = readKept(`${owner} ${key}`) ?? "";
    writeKept(`${owner} ${key}`, present.trim() === "" ? text : `${present}\n\n${text}`);
  };
}

export function useOutbox(): { entries: readonly OutboxEntry[]; outbox: Outbox } {
  const queryClient = useQueryClient();
  const { workspace, api } = useWorkspace();
  const owner = useOwner();
  const known = outboxes.get(queryClient) ?? new Map<string, Outbox>();
  outboxes.set(queryClient, known);
  const outbox =
    known.get(owner) ??
    makeOutbox({
      storage: sessionStorageOrNull(),
      storageKey: `handrail-outbox ${owner}`,
      wordsOf: sentenceOf,
      send: async (entry) =>
        keepConversation(
          queryClient,
          workspace.slug,
          await writeToConversation(api, entry.conversationId, entry.kind, {
            clientId: entry.clientId,
            text: entry.text,
            ...(entry.attachments?.length ? { attachments: entry.attachments.map(({ id }) => id) } : {}),
          }),
        ),
    });
  known.set(owner, outbox);
  return { entries: useSyncExternalStore(outbox.subscribe, outbox.list, () => nothing), outbox };
}

function sessionStorageOrNull(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.sessionStorage;
  } catch {
    return null;
  }
}
