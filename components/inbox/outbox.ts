/**
 * Messages and notes on their way. Each keeps the client id of its making, so that a retry stores it once; those of one conversation leave
 * in the order of writing. Kept in the tab's session storage: a reload shows what was not confirmed, to be sent again or dropped.
 */

import type { Attachment } from "@/lib/contracts/widget/attachment";

export type TextStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;
export type OutboxKind = "reply" | "note";
export type OutboxEntry = {
  clientId: string;
  conversationId: string;
  kind: OutboxKind;
  text: string;
  /** Files that were uploaded for it. */
  attachments?: readonly Attachment[];
  createdAt: string;
  state: "sending" | "failed";
  /** What went wrong, in words; null while sending. */
  problem: string | null;
};

export type Outbox = {
  list(): readonly OutboxEntry[];
  subscribe(changed: () => void): () => void;
  add(entry: Pick<OutboxEntry, "clientId" | "conversationId" | "kind" | "text" | "attachments" | "createdAt">): void;
  retry(clientId: string): void;
  /** Takes the entry out and gives its text back. */
  discard(clientId: string): string | null;
  /** Takes out what the server is known to have. */
  confirm(clientIds: readonly string[]): void;
};

export type OutboxPorts = {
  storage: TextStorage | null;
  storageKey: string;
  /** Resolves once the server has it; rejects with what went wrong. */
  send(entry: OutboxEntry): Promise<void>;
  wordsOf(error: unknown): string;
};

export function makeOutbox({ storage, storageKey, send, wordsOf }: OutboxPorts): Outbox {
  let entries: readonly OutboxEntry[] = restore(storage, storageKey);
  const listeners = new Set<() => void>();
  /** The newest send of each conversation: the next waits for it. */
  const tails = new Map<string, Promise<void>>();

  const set = (next: readonly OutboxEntry[]) => {
    entries = next;
    try {
      if (next.length === 0) storage?.removeItem(storageKey);
      else storage?.setItem(storageKey, JSON.stringify(next));
    } catch {
      // A full storage costs only the copy for a reload.
    }
    for (const changed of listeners) changed();
  };
  const change = (clientId: string, fields: Partial<OutboxEntry>) =>
    set(entries.map((entry) => (entry.clientId === clientId ? { ...entry, ...fields } : entry)));
  const drop = (clientId: string) => set(entries.filter((entry) => entry.clientId !== clientId));

  const dispatch = (clientId: string, conversationId: string) => {
    const before = tails.get(conversationId) ?? Promise.resolve();
    const mine = before.then(async () => {
      const entry = entries.find((other) => other.clientId === clientId);
      if (!entry || entry.state !== "sending") return;
      try {
        await send(entry);
        drop(clientId);
      } catch (error) {
        change(clientId, { state: "failed", problem: wordsOf(error) });
      }
    });
    tails.set(conversationId, mine);
  };

  return {
    list: () => entries,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    add(entry) {
      set([...entries, { ...entry, state: "sending", problem: null }]);
      dispatch(entry.clientId, entry.conversationId);
    },
    retry(clientId) {
      const entry = entries.find((other) => other.clientId === clientId);
      if (!entry || entry.state === "sending") return;
      change(clientId, { state: "sending", problem: null });
      dispatch(clientId, entry.conversationId);
    },
    discard(clientId) {
      const entry = entries.find((other) => other.clientId === clientId);
      drop(clientId);
      return entry?.text ?? null;
    },
    confirm(clientIds) {
      if (entries.some((entry) => clientIds.includes(entry.clientId))) set(entries.filter((entry) => !clientIds.includes(entry.clientId)));
    },
  };
}

/** Nobody knows whether what was on its way at a reload arrived: it is offered again, and its client id makes a second sending harmless. */
function restore(storage: TextStorage | null, storageKey: string): OutboxEntry[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(storageKey) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return (kept as OutboxEntry[]).map((entry) => ({
      ...entry,
      state: "failed",
      problem: entry.problem ?? "The page was closed before the server confirmed it.",
    }));
  } catch {
    return [];
  }
}
