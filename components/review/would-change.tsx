/** What would have led to another decision. Loaded when somebody asks for it: it decides again with the core's own rules. */
import type { ReviewCase } from "@/lib/contracts/api/review";
import { whatWouldChange } from "@/components/thread/flip-words";

export function WouldChange({ signals, policy }: Pick<ReviewCase, "signals" | "policy">) {
  const sentences = whatWouldChange(signals, policy);
  if (sentences.length === 0) return <p className="text-pretty text-ink-2">No single change: more than one reason led to it, or one that nothing overrides.</p>;
  return (
    <ul className="grid gap-1.5">
      {sentences.map((sentence) => (
        <li key={sentence} className="text-pretty">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
