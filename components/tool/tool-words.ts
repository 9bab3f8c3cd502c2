/** Tools and their calls in words. Pure. */
import type { Meaning } from "@/components/ui/badge";
import type { WireToolCall } from "@/lib/contracts/api/tool";

export const callStates: Record<WireToolCall["status"], { meaning: Meaning; words: string }> = {
  waiting: { meaning: "waiting", words: "Waits" },
  begun: { meaning: "waiting", words: "Is called" },
  succeeded: { meaning: "approved", words: "Done" },
  failed: { meaning: "failed", words: "Failed" },
  unknown: { meaning: "person", words: "Not known" },
  cancelled: { meaning: "neutral", words: "Not called" },
};

const errors: Record<NonNullable<WireToolCall["error"]>, string> = {
  rejected: "A person did not agree.",
  expired: "Nobody decided, or it was not begun, in time.",
  stopped: "The bot was stopped.",
  tool_off: "The tool was off or removed.",
  identity: "The site has not signed the visitor in.",
  refused_address: "The address may not be called: it is not on the public internet. The operator can allow it.",
  unresolved: "The host has no address.",
  unreachable: "Nothing answers at the address.",
  certificate: "The certificate of the host is not trusted.",
  timeout_connect: "The host did not accept the connection in time.",
  timeout_answer: "The tool took the call and did not answer in time.",
  reset: "The connection was cut before an answer.",
  broken: "The answer was cut off or is not HTTP.",
  status: "The tool did not say that it was done.",
  interrupted: "The call was interrupted here before its answer.",
};

/** What became of a call, in a sentence; null for one that went as it should. */
export function callWords({ error, answer }: Pick<WireToolCall, "error" | "answer">): string | null {
  if (error === null) return null;
  return error === "status" && answer.status !== null ? `The tool answered ${answer.status}.` : errors[error];
}
