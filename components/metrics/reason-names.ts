/** The first reasons of handoffs as the metrics name them: the two ways of asking for a person apart, which a conversation's row need not tell. */
import { reasonChip } from "@/components/thread/reason-words";

const names: Readonly<Record<string, string>> = {
  explicit_request: "Asked for a person in words",
  visitor_button: "Pressed “Talk to a person”",
  draft_mode: "A draft was rejected",
  taken_over: "Taken over without being asked",
};

export function reasonName(code: string): string {
  return Object.hasOwn(names, code) ? (names[code] ?? code) : reasonChip(code);
}
