import "server-only";
/**
 * How many messages a workspace's visitors have sent today, for the limit of the day. No message costs a statement for it: the count is the
 * log's (usage_day), read again at most every ten seconds, and what this process has taken since. What other processes take between two readings
 * comes on top: so a little more than the limit gets through, never less.
 */
import { dayStart } from "@/lib/core/usage/count-usage";
import type { WorkspaceId } from "@/lib/core/kernel/ids";
import { withWorkspaceSql } from "@/lib/db/tx";
import { readDay } from "@/lib/db/usage";
import { singleton } from "@/lib/platform/singleton";
import { limits } from "./limits";

type Known = { day: number; stored: number; since: number; readAt: number; reading: Promise<void> | null };

const readAgainMs = 10_000;
const mostKnown = 10_000;

function known(): Map<WorkspaceId, Known> {
  return singleton("message-allowance", () => new Map());
}

/** The limit that is used up, or null while a message may be taken. */
export async function usedUpMessages(workspaceId: WorkspaceId, at: Date): Promise<number | null> {
  const limit = limits().messagesPerDay;
  if (limit === null) return null;
  const entry = entryOf(workspaceId, dayStart(at.getTime()));
  if (at.getTime() - entry.readAt >= readAgainMs) entry.reading ??= read(workspaceId, entry, at);
  // Only the first message of a process waits for the count; later ones go by what is known.
  if (entry.readAt === 0) await entry.reading;
  return entry.stored + entry.since >= limit ? limit : null;
}

/** A message was stored. */
export function noteMessage(workspaceId: WorkspaceId, at: Date): void {
  if (limits().messagesPerDay !== null) entryOf(workspaceId, dayStart(at.getTime())).since += 1;
}

function entryOf(workspaceId: WorkspaceId, day: number): Known {
  const entries = known();
  const present = entries.get(workspaceId);
  if (present?.day === day) return present;
  const entry: Known = { day, stored: 0, since: 0, readAt: 0, reading: null };
  entries.set(workspaceId, entry);
  if (entries.size > mostKnown) entries.delete(entries.keys().next().value as WorkspaceId);
  return entry;
}

/** A count that cannot be read changes nothing: no message is refused for it. */
async function read(workspaceId: WorkspaceId, entry: Known, at: Date): Promise<void> {
  try {
    const stored = await withWorkspaceSql({ workspaceId }, (tx) => readDay(tx, new Date(entry.day), "visitorMessages"));
    // What the log has counted meanwhile is taken off what this process has: the rest is not sealed yet.
    entry.since = Math.max(0, entry.since - Math.max(0, stored - entry.stored));
    entry.stored = stored;
  } catch {
    // Asked again in ten seconds.
  }
  entry.readAt = at.getTime();
  entry.reading = null;
}
