import "server-only";
/**
 * A cursor tail shared by all streams of one topic: however many bells ring and however many streams are open, one read runs at a time,
 * from the smallest cursor, and each stream gets what comes after its own.
 */
import { findPlacesAhead } from "@/lib/db/stream-lag";
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

/** What is followed: a visitor's conversation, or with null the sealed log of a workspace. */
export type Place = { workspaceId: string; conversationId: string | null };

type Tail = {
  place: Place;
  followers: Set<Follower>;
  read: (after: number) => Promise<{ page: unknown; more: boolean }>;
  reading: boolean;
  again: boolean;
  unlisten: () => void;
};

type Tails = { open: Map<string, Tail>; timer: NodeJS.Timeout | null };

/** A bell that was lost, with the process that was to ring it, costs this long at most. */
const lookMs = 5_000;
const placesAtOnce = 5_000;

function tails(): Tails {
  return singleton("tails", () => ({ open: new Map(), timer: null }));
}

/** Follows a place from the follower's cursor on. The first read starts at once. */
export function follow(place: Place, follower: Follower, read: Tail["read"]): () => void {
  const state = tails();
  const all = state.open;
  const topic = place.conversationId === null ? `workspace:${place.workspaceId}` : `conversation:${place.conversationId}`;
  let tail = all.get(topic);
  if (!tail) {
    const made: Tail = { place, followers: new Set(), read, reading: false, again: false, unlisten: () => undefined };
    made.unlisten = listen(topic, (bell) => {
      for (const each of [...made.followers]) each.hear(bell);
      if (bell.kind !== "typing") void pump(made);
    });
    all.set(topic, made);
    tail = made;
    state.timer ??= setInterval(() => void catchUp().catch(reportFailure), lookMs).unref();
  }
  const current = tail;
  current.followers.add(follower);
  void pump(current);
  return () => {
    current.followers.delete(follower);
    if (current.followers.size === 0 && all.get(topic) === current) {
      current.unlisten();
      all.delete(topic);
      if (all.size === 0 && state.timer) {
        clearInterval(state.timer);
        state.timer = null;
      }
    }
  };
}

/** Reads what is committed and was not rung for: one look over all open places of this process. */
export async function catchUp(): Promise<void> {
  const open = [...tails().open.values()];
  for (let start = 0; start < open.length; start += placesAtOnce) {
    const part = open.slice(start, start + placesAtOnce);
    const ahead = await findPlacesAhead(part.map((tail) => ({ ...tail.place, cursor: smallestCursor(tail) })));
    for (const tail of part) if (ahead.has(tail.place.conversationId ?? tail.place.workspaceId)) void pump(tail);
  }
}

function smallestCursor({ followers }: Tail): number {
  let smallest = Number.MAX_SAFE_INTEGER;
  for (const { cursor } of followers) smallest = Math.min(smallest, cursor);
  return smallest;
}

function reportFailure(error: unknown): void {
  log.warn("open streams could not be compared with what is stored", { error: describeError(error) });
}

async function pump(tail: Tail): Promise<void> {
  tail.again = true;
  if (tail.reading) return;
  tail.reading = true;
  try {
    while (tail.again && tail.followers.size > 0) {
      tail.again = false;
      const { page, more } = await tail.read(smallestCursor(tail));
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
