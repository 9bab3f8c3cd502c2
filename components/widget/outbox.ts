/**
 * The visitor's outgoing queue. What the visitor sends is written down before it goes out and removed only when the
 * server has answered, so a reload, a crash or a dead network loses nothing; it goes out one at a time in the order it
 * was written, and a retry carries the same client id, so nothing is doubled. Each item has a key of its own: two tabs
 * that write at once do not overwrite each other, and whichever sends first, the server keeps one.
 */
import type { Storage } from "./storage";

export interface OutboxItem {
  clientId: string;
  kind: "message" | "human";
  text: string;
  queuedAtMs: number;
}

/** What became of a delivery: taken, to be tried again (after a time, or by the usual backoff), or refused for good. */
export type Delivery = { kind: "done" } | { kind: "retry"; afterMs: number | null } | { kind: "refused" };

export interface Outbox {
  items(): OutboxItem[];
  add(item: Omit<OutboxItem, "queuedAtMs">): void;
  remove(clientId: string): void;
  /** Sends what waits. Safe to call at any time and any number of times. */
  flush(): Promise<void>;
  /** Failed tries of the first item; 0 while nothing went wrong. */
  failures(): number;
  sending(): string | null;
}

const prefix = "o:";

export function createOutbox(parts: {
  storage: Storage;
  deliver: (item: OutboxItem) => Promise<Delivery>;
  /** Asks for another flush after `afterMs`, or after the backoff for this number of failures. Replaces the one before. */
  retryLater: (afterMs: number | null, failures: number) => void;
  nowMs: () => number;
  changed: () => void;
}): Outbox {
  const { storage } = parts;
  let failures = 0;
  let sending: string | null = null;
  let running = false;
  let again = false;

  const entries = (): { key: string; item: OutboxItem }[] =>
    storage.keys(prefix).flatMap((key) => {
      try {
        return [{ key, item: JSON.parse(storage.get(key) ?? "") as OutboxItem }];
      } catch {
        storage.set(key, null);
        return [];
      }
    });

  const remove = (clientId: string): void => {
    for (const { key, item } of entries()) if (item.clientId === clientId) storage.set(key, null);
  };

  async function drain(): Promise<void> {
    for (;;) {
      const head = entries()[0]?.item;
      if (!head) return;
      sending = head.clientId;
      parts.changed();
      const delivery = await parts.deliver(head);
      sending = null;
      if (delivery.kind === "retry") {
        failures += 1;
        parts.retryLater(delivery.afterMs, failures);
        return;
      }
      failures = 0;
      remove(head.clientId);
    }
  }

  return {
    items: () => entries().map(({ item }) => item),
    add(item) {
      // A clock that went back must not put a later item in front.
      const last = Math.max(0, ...entries().map(({ item: queued }) => queued.queuedAtMs));
      const queuedAtMs = Math.max(parts.nowMs(), last + 1);
      const key = `${prefix}${String(queuedAtMs).padStart(15, "0")}:${item.clientId}`;
      storage.set(key, JSON.stringify({ ...item, queuedAtMs }));
      parts.changed();
    },
    remove(clientId) {
      remove(clientId);
      parts.changed();
    },
    async flush() {
      again = true;
      if (running) return;
      running = true;
      try {
        while (again) {
          again = false;
          await drain();
        }
      } finally {
        running = false;
        sending = null;
        parts.changed();
      }
    },
    failures: () => failures,
    sending: () => sending,
  };
}
