/**
 * The visitor's outgoing queue. What the visitor sends is written down before it goes out and removed only when the
 * server has answered, so a reload, a crash or a dead network loses nothing; it goes out one at a time in the order it
 * was written, and a retry carries the same client id, so nothing is doubled. Each item has a key of its own: two tabs
 * that write at once do not overwrite each other, and whichever sends first, the server keeps one.
 */
import type { Attachment } from "@/lib/contracts/widget/attachment";
import { toJson } from "./json";
import type { Storage } from "./storage";

export interface OutboxItem {
  clientId: string;
  kind: "message" | "human";
  text: string;
  /** Files that were uploaded for it. */
  files?: readonly Attachment[];
}

/** What became of a delivery: over (taken, or refused for good), or how long to wait (null: the usual backoff). */
export type Delivery = "over" | { retryAfterMs: number | null };

export interface Outbox {
  items(): OutboxItem[];
  add(item: OutboxItem): void;
  remove(clientId: string): void;
  /** Sends what waits. Safe to call at any time and any number of times. */
  flush(): Promise<void>;
}

const prefix = "o:";

export function createOutbox(parts: {
  storage: Storage;
  deliver: (item: OutboxItem) => Promise<Delivery>;
  /** Asks for another flush after this time, or after the backoff for this number of failures. */
  retryLater: (afterMs: number | null, failures: number) => void;
  nowMs: () => number;
  /** Items or failures (in a row, of the first item) have changed. */
  onChange: (items: OutboxItem[], failures: number) => void;
}): Outbox {
  const { storage } = parts;
  let failures = 0;
  let running = false;

  const keys = (): string[] => storage.keys(prefix);
  const items = (): OutboxItem[] => keys().map((key) => JSON.parse(storage.get(key)!) as OutboxItem);
  const changed = (): void => parts.onChange(items(), failures);

  function remove(clientId: string): void {
    for (const key of keys()) if (key.endsWith(clientId)) storage.set(key, null);
    changed();
  }

  return {
    items,
    add(item) {
      // A clock that went back must not put a later item in front.
      const last = keys().pop()?.slice(prefix.length).split(":")[0] ?? 0;
      const order = String(Math.max(parts.nowMs(), Number(last) + 1)).padStart(15, "0");
      storage.set(`${prefix}${order}:${item.clientId}`, toJson(item)!);
      changed();
    },
    remove,
    async flush() {
      if (running) return;
      running = true;
      for (let head; (head = items()[0]);) {
        const delivery = await parts.deliver(head);
        if (delivery === "over") {
          failures = 0;
          remove(head.clientId);
        } else {
          failures += 1;
          changed();
          parts.retryLater(delivery.retryAfterMs, failures);
          break;
        }
      }
      running = false;
    },
  };
}
