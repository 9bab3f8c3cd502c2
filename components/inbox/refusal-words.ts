/** Refused acts in words: who was faster, when, and what became of it. Times are written by the caller's clock. Pure. */

export type Refusal = { code: string; detail: string; body: Record<string, unknown> };

/** @param atTime writes an ISO time for the member, such as "14:03" */
export function refusalWords(refusal: Refusal, atTime: (iso: string) => string): string {
  const at = (key: string) => {
    const value = refusal.body[key];
    return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? ` at ${atTime(value)}` : "";
  };
  switch (refusal.code) {
    case "already_claimed":
      return `${nameOf(refusal.body.claimedBy)} took this conversation${at("claimedAt")}, before you. You can still leave a private note.`;
    case "already_decided":
      return `${nameOf(refusal.body.decidedBy)} decided on this draft${at("decidedAt")}, before you: ${outcomeOf(refusal.body.status)}.`;
    case "version_conflict":
      return "The draft changed while you were looking at it. Nothing was sent; below is the present one.";
    default:
      return refusal.detail;
  }
}

function nameOf(value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  if (typeof value === "object" && value !== null && "name" in value && typeof value.name === "string") return value.name;
  return "Somebody else";
}

const outcomes: Record<string, string> = {
  approved: "it was sent as it was",
  edited: "it was edited and sent",
  sent: "it was sent",
  rejected: "it was dropped",
  responded: "a person answered instead",
  cancelled: "the conversation had been closed",
  expired: "its time was over",
  superseded: "a person had taken over",
};

function outcomeOf(status: unknown): string {
  return (typeof status === "string" ? outcomes[status] : undefined) ?? "nothing more can be done with it";
}
