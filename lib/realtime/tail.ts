import "server-only";
/**
 * A cursor tail shared by all streams of one topic: however many bells ring and however many streams are open, one read runs at a time,
 * from the smallest cursor, and each stream gets what comes after its own.
 */
import { describeError, log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import { type Bell, listen } from "./bell";

export type Follower = {
  /** The last number this stream has sent. */
  cursor: number;
  /** Called with the page of each read: sends what is after its cursor and moves it. */
  advance(page: unknown): void;
  /** Bells that carry their content (typing). */
  hear(bell: Bell): void;
};

type Tail = {
  followers: Set<Follower>;
  read: (after: number) => Promise<{ page: unknown; more: boolean }>;
  reading: boolean;
  again: boolean;
  unlisten: () => void;
};

function tails(): Map<string, Tail> {
  return singleton("tails", () => new Map<string, Tail>());
}

/** Follows a topic from the follower's cursor on. The first read starts at once. */
export function follow(topic: string, follower: Follower, read: Tail["read"]): () => void {
  const all = tails();
  let tail = all.get(topic);
  if (!tail) {
    const made: Tail = { followers: new Set(), read, reading: false, again: false, unlisten: () => undefined };
    made.unlisten = listen(topic, (bell) => {
      for (const each of [...made.followers]) each.hear(bell);
      if (bell.kind !== "typing") void pump(made);
    });
    all.set(topic, made);
    tail = made;
  }
  const current = tail;
  current.followers.add(follower);
  void pump(current);
  return () => {
    current.followers.delete(follower);
    if (current.followers.size === 0 && all.get(topic) === current) {
      current.unlisten();
      all.delete(topic);
    }
  };
}

async function pump(tail: Tail): Promise<void> {
  tail.again = true;
  if (tail.reading) return;
  tail.reading = true;
  try {
    while (tail.again && tail.followers.size > 0) {
      tail.again = false;
      let after = Number.MAX_SAFE_INTEGER;
      for (const { cursor } of tail.followers) after = Math.min(after, cursor);
      const { page, more } = await tail.read(after);
      for (const follower of [...tail.followers]) follower.advance(page);
      if (more) tail.again = true;
    }
  } catch (error) {
    log.warn("a stream's read failed; it is tried again", { error: describeError(error) });
    setTimeout(() => void pump(tail), 500).unref();
  } finally {
    tail.reading = false;
  }
}
