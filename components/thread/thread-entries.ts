/** Arranges a transcript for reading: day lines, runs of one author, a decision after the message that it is about. Pure. */
import type { DecisionSummary, ThreadMessage } from "@/lib/contracts/api/conversation";

export type ThreadEntry =
  | { kind: "day"; key: string; at: string }
  | { kind: "system"; key: string; message: ThreadMessage }
  | { kind: "note"; key: string; message: ThreadMessage }
  /** `first`: begins a run and carries the author's mark. */
  | { kind: "message"; key: string; message: ThreadMessage; first: boolean }
  | { kind: "decision"; key: string; decision: DecisionSummary };

/** A pause after which the same author's next message carries the mark again, in milliseconds. */
const runBreakMs = 5 * 60_000;

/**
 * @param messages in the order of the thread
 * @param zone `utc` on the server, which does not know the member's; `local` in the browser
 */
export function threadEntries(messages: readonly ThreadMessage[], zone: "utc" | "local"): ThreadEntry[] {
  const entries: ThreadEntry[] = [];
  let day = "";
  let run: { author: string; name: string | null; atMs: number } | null = null;
  for (const message of messages) {
    const atMs = Date.parse(message.createdAt);
    const itsDay = zone === "utc" ? message.createdAt.slice(0, 10) : new Date(atMs).toDateString();
    if (itsDay !== day) {
      entries.push({ kind: "day", key: `day-${message.id}`, at: message.createdAt });
      day = itsDay;
      run = null;
    }
    if (message.visibility === "note") {
      entries.push({ kind: "note", key: message.id, message });
      run = null;
    } else if (message.author === "system") {
      entries.push({ kind: "system", key: message.id, message });
      run = null;
    } else {
      const first = run === null || run.author !== message.author || run.name !== message.authorName || atMs - run.atMs > runBreakMs;
      entries.push({ kind: "message", key: message.id, message, first });
      run = { author: message.author, name: message.authorName, atMs };
    }
    if (message.decision) {
      entries.push({ kind: "decision", key: message.decision.id, decision: message.decision });
      run = null;
    }
  }
  return entries;
}
