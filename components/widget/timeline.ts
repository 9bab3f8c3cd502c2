/**
 * What the widget knows of a conversation's messages: one unbroken run of seqs, and whatever arrived ahead of it. The
 * run only grows by the next seq, so a hole is always noticed and never shown over; what comes twice is dropped.
 */
import type { VisitorConversation, VisitorMessage } from "@/lib/contracts/widget/conversation";

export interface Timeline {
  /** The unbroken run, oldest first. */
  readonly run: readonly VisitorMessage[];
  /** Messages that arrived before the ones in front of them, by seq. */
  readonly ahead: readonly VisitorMessage[];
}

export const emptyTimeline: Timeline = { run: [], ahead: [] };

/** The seq up to which nothing is missing: the cursor of the stream. 0 for nothing. */
export function cursorOf(timeline: Timeline): number {
  return timeline.run[timeline.run.length - 1]?.seq ?? 0;
}

/** True when messages are known to exist after the run that are not in it. */
export function hasHole(timeline: Timeline, lastSeq: number): boolean {
  return timeline.ahead.length > 0 || lastSeq > cursorOf(timeline);
}

/** Takes messages in, in any order and any number of times. `added` holds those that are new to the run, by seq. */
export function admit(timeline: Timeline, incoming: readonly VisitorMessage[]): { timeline: Timeline; added: VisitorMessage[] } {
  const cursor = cursorOf(timeline);
  const waiting = new Map<number, VisitorMessage>();
  for (const message of [...timeline.ahead, ...incoming]) {
    if (message.seq > cursor && !waiting.has(message.seq)) waiting.set(message.seq, message);
  }
  const added: VisitorMessage[] = [];
  for (let seq = cursor + 1; waiting.has(seq); seq += 1) {
    added.push(waiting.get(seq)!);
    waiting.delete(seq);
  }
  const ahead = [...waiting.values()].sort((a, b) => a.seq - b.seq);
  return { timeline: { run: added.length > 0 ? [...timeline.run, ...added] : timeline.run, ahead }, added };
}

/** A timeline that starts where the given page starts: the newest page of a conversation, read whole from the server. */
export function timelineOf(messages: readonly VisitorMessage[]): Timeline {
  const sorted = [...messages].sort((a, b) => a.seq - b.seq);
  const first = sorted[0];
  if (!first) return emptyTimeline;
  return admit({ run: [first], ahead: [] }, sorted).timeline;
}

/** Of two states of a conversation the later one: answers and frames can overtake each other on the way. */
export function laterOf(known: VisitorConversation | null, incoming: VisitorConversation): VisitorConversation {
  return known && known.id === incoming.id && known.lastSeq > incoming.lastSeq ? known : incoming;
}
