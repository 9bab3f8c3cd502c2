"use client";
/** The unsent texts and the outbox of this tab: made once for a query client, so that they outlive the screen that shows them. */
import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { sentenceOf } from "@/lib/client/api-problem";
import { useWorkspace } from "@/lib/client/workspace-context";
import { keepConversation, writeToConversation } from "./api";
import { makeOutbox } from "./outbox";
import type { Outbox, OutboxEntry } from "./outbox";
import { makeUnsent } from "./unsent";
import type { Unsent } from "./unsent";

type Stores = { unsent: Unsent; outbox: Outbox };
const storesOf = new WeakMap<QueryClient, Map<string, Stores>>();
const nothing: readonly OutboxEntry[] = [];

function useStores(): Stores {
  const queryClient = useQueryClient();
  const { workspace, member, api } = useWorkspace();
  const owner = `${workspace.slug}:${member.id}`;
  const known = storesOf.get(queryClient) ?? new Map<string, Stores>();
  storesOf.set(queryClient, known);
  let stores = known.get(owner);
  if (!stores) {
    const storage = sessionStorageOrNull();
    stores = {
      unsent: makeUnsent(`handrail-unsent:${owner}`, storage),
      outbox: makeOutbox({
        storage,
        storageKey: `handrail-outbox:${owner}`,
        wordsOf: sentenceOf,
        send: async (entry) => keepConversation(queryClient, workspace.slug, await writeToConversation(api, entry.conversationId, entry.kind, { clientId: entry.clientId, text: entry.text })),
      }),
    };
    known.set(owner, stores);
  }
  return stores;
}

/** The unsent text under a key and how to change it. Empty on the server and until hydration. */
export function useUnsentText(key: string): [text: string, set: (text: string) => void] {
  const { unsent } = useStores();
  const text = useSyncExternalStore(
    unsent.subscribe,
    () => unsent.get(key),
    () => "",
  );
  return [text, (next) => unsent.set(key, next)];
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
  const { unsent } = useStores();
  return (key, text) => {
    const present = unsent.get(key);
    unsent.set(key, present.trim() === "" ? text : `${present}\n\n${text}`);
  };
}

export function useOutbox(): { entries: readonly OutboxEntry[]; outbox: Outbox } {
  const { outbox } = useStores();
  return { entries: useSyncExternalStore(outbox.subscribe, outbox.list, () => nothing), outbox };
}

function sessionStorageOrNull(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.sessionStorage;
  } catch {
    return null;
  }
}
