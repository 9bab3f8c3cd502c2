/** What the review screen says of the queue and of a draft's place in it. Pure. */
import type { ReviewPage, ReviewRow } from "@/lib/contracts/api/review";

const mostCounted = 500;

/** "12 left, 3 due in 10 minutes". */
export function queueWords({ waiting, dueSoon }: Pick<ReviewPage, "waiting" | "dueSoon">): string {
  if (waiting === 0) return "Nothing left";
  const due = dueSoon === 0 ? "" : `, ${counted(dueSoon)} due in 10 minutes`;
  return `${counted(waiting)} left${due}`;
}

function counted(count: number): string {
  return count > mostCounted ? `more than ${mostCounted}` : String(count);
}

export const riskWords: Readonly<Record<number, string>> = { 3: "Grave", 2: "By policy", 1: "Held", 0: "Sampled" };

/** "due in 12 min", "8 min over its time"; null without a limit. */
export function dueWords({ dueAt }: Pick<ReviewRow, "dueAt">, nowMs: number): { words: string; isUrgent: boolean } | null {
  if (dueAt === null) return null;
  const minutes = Math.round((Date.parse(dueAt) - nowMs) / 60_000);
  const span = (value: number) => (value < 60 ? `${value} min` : value < 1_440 ? `${Math.floor(value / 60)} h` : `${Math.floor(value / 1_440)} d`);
  return minutes < 0 ? { words: `${span(-minutes)} over its time`, isUrgent: true } : { words: `due in ${span(minutes)}`, isUrgent: minutes <= 10 };
}

/** Of a draft that two people have to approve; null where one is enough. */
export function approvalWords({ needed, by }: ReviewRow["approvals"], ownId: string): string | null {
  if (needed < 2) return null;
  const [first] = by;
  if (first === undefined) return "Two people have to approve the same words. Yours is the first approval; nothing is sent yet.";
  if (first.id === ownId) return "You have approved it. It is sent when somebody else approves the same words.";
  return `${first.name} has approved it. Yours is the second approval, and sends it.`;
}

/** Who keeps this member from deciding, in a sentence; null when nobody does. `atTime` writes an ISO time for the member. */
export function keeperWords({ lease, assignee }: Pick<ReviewRow, "lease" | "assignee">, ownId: string, atTime: (iso: string) => string): string | null {
  if (assignee !== null) return assignee.id === ownId ? null : `${assignee.name} has this conversation.`;
  if (lease === null || lease.by.id === ownId) return null;
  return `${lease.by.name} has this draft open until ${atTime(lease.until)}. You can read along; the next one is a key away.`;
}
