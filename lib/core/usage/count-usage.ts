/** What is counted of a workspace's use, and what an event of the log adds to it. Days are those of UTC, so that all read the same limit. */

export const usageCounts = ["conversations", "visitorMessages", "botAnswers", "personMessages"] as const;
export type UsageCount = (typeof usageCounts)[number];

const dayMs = 86_400_000;

/** Milliseconds since the epoch of the midnight before an instant. */
export function dayStart(at: number): number {
  return Math.floor(at / dayMs) * dayMs;
}

/** Of the midnight after it: when the allowances of a day are whole again. */
export function dayEnd(at: number): number {
  return dayStart(at) + dayMs;
}

/** The first midnight of the month, `monthsBack` months before the instant's. */
export function monthStart(at: number, monthsBack = 0): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsBack, 1);
}

/** Which count an event raises by one; null for most. An answer of the bot counts when it is sent, whoever released it. */
export function countOf(event: { type: string; data: Readonly<Record<string, unknown>> }): UsageCount | null {
  if (event.type === "conversation.started") return "conversations";
  if (event.type !== "message.created") return null;
  switch (event.data.authorClass) {
    case "visitor":
      return "visitorMessages";
    case "bot":
    case "bot_approved":
    case "bot_edited_by_human":
      return "botAnswers";
    case "human":
      return event.data.visibility === "public" ? "personMessages" : null;
    default:
      return null;
  }
}
