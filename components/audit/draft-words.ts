/** What happened to a draft, as a sentence without times. Pure. */
import type { Draft } from "@/lib/contracts/api/conversation";
import { plainLine } from "@/components/thread/visible-text";

export function draftWords(draft: Pick<Draft, "status" | "decidedBy">): string {
  const who = draft.decidedBy ? plainLine(draft.decidedBy.name) : "A person";
  switch (draft.status) {
    case "pending_review":
      return "The answer waits as a draft for a person.";
    case "approved":
    case "sent":
      return `${who} approved the draft; it was sent as it was.`;
    case "edited":
      return `${who} edited the draft and sent it.`;
    case "rejected":
      return `${who} dropped the draft; it was never sent.`;
    case "responded":
      return "A person answered instead; the draft was never sent.";
    case "cancelled":
      return "The draft was cancelled when the conversation was closed; it was never sent.";
    case "expired":
      return "The draft's time was over; it was never sent.";
    case "superseded":
      return "A person had taken over before it was done; it was kept and never sent.";
  }
}
