import "server-only";
/** An answer to grade as the API shows it. */
import type { ToGrade } from "@/lib/contracts/api/grading";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ToGradeRow } from "@/lib/db/audited-sample";
import { presentSources, wireTopic } from "@/lib/moves/present-decision";

export function presentToGrade(row: ToGradeRow): ToGrade {
  return {
    decisionId: toWireId("decision", row.decisionId),
    conversationId: toWireId("conversation", row.conversationId),
    messageId: toWireId("message", row.messageId),
    question: row.question,
    answer: row.answer,
    sources: presentSources(row.sources),
    topic: wireTopic(row.topic),
    confidence: row.confidence,
    samplingProbability: row.probability,
    decidedAt: row.decidedAt.toISOString(),
  };
}
