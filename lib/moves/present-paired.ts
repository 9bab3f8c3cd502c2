import "server-only";
/** The same question for somebody else, and what the model said to it, as the console's API shows them. */
import type { PairedAnswer } from "@/lib/contracts/api/paired";
import type { PairedSignal } from "@/lib/core/escalation/types";
import { applySwaps } from "@/lib/core/moderation/pair-question";
import { findPairedAnswer, type PairedAnswerRow } from "@/lib/db/paired-answer";
import { type DecisionRow, findMessageText } from "@/lib/db/thread";
import type { Tx } from "@/lib/db/tx";
import { presentSources } from "./present-decision";

/** Null where there is nothing to show: none was asked, it failed, or both say the same. `question`: the visitor's words, null after erasure. */
export function presentPaired(paired: PairedSignal | null, question: string | null, other: PairedAnswerRow | null): PairedAnswer | null {
  if (paired?.outcome !== "compared" || paired.differences.length === 0) return null;
  return {
    attribute: paired.attribute,
    differences: [...paired.differences],
    question: question === null ? null : applySwaps(question, paired.swaps),
    answer: other?.text ?? null,
    sources: presentSources(other?.sources ?? null),
  };
}

/** Of a stored decision; what most have not costs no statement. */
export async function readPaired(tx: Tx, { id, messageId, signals }: Pick<DecisionRow, "id" | "messageId" | "signals">): Promise<PairedAnswer | null> {
  const paired = (signals["paired"] ?? null) as PairedSignal | null;
  return paired && presentPaired(paired, await findMessageText(tx, messageId), await findPairedAnswer(tx, id));
}
