import "server-only";
/** Turns that went to people and that chance has drawn: whether a person was needed. What is said of them, weighted by chance, is said of all. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { EscalatedPage } from "@/lib/contracts/api/grading";
import { weightedShare } from "@/lib/core/kernel/weighted-share";
import type { DecisionId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { countEscalated, findHandoffToGrade, listEscalated as readEscalated, listHandoffGrades, saveHandoffGrade } from "@/lib/db/spot-check";
import { withWorkspaceSql } from "@/lib/db/tx";
import { changeConversation } from "@/lib/moves/change-conversation";
import { presentReasons, wireTopic } from "@/lib/moves/present-decision";
import { eventItem } from "@/lib/moves/write-conversation";
import { openCursor, sealCursor } from "@/lib/platform/cursor";
import { AppError, notFound } from "@/lib/platform/errors";
import { mostCounted, sampleSince } from "./sample-since";

const mostGrades = 20_000;
const mostTitles = 3;

/** Throws forbidden, bad_request for the cursor of another list. */
export async function listEscalated(actor: MemberActor, query: { cursor?: string; limit: number }): Promise<EscalatedPage> {
  requireScope(actor, "conversation:read");
  const list = `escalated ${actor.workspaceId}`;
  const [at, id] = query.cursor === undefined ? [] : openCursor(list, query.cursor);
  const after = typeof at === "string" && typeof id === "string" ? { at: new Date(at), id } : null;
  return withWorkspaceSql(actor, async (tx) => {
    const since = sampleSince(tx.now);
    const rows = await readEscalated(tx, since, after, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const grades = await listHandoffGrades(tx, since, mostGrades);
    return {
      data: shown.map((row) => ({
        decisionId: toWireId("decision", row.decisionId),
        conversationId: toWireId("conversation", row.conversationId),
        question: row.question,
        reasons: presentReasons(row.reasons),
        found: row.hits.slice(0, mostTitles).map(({ title }) => title),
        topic: wireTopic(row.topic),
        confidence: row.confidence,
        samplingProbability: row.probability,
        decidedAt: row.decidedAt.toISOString(),
      })),
      nextCursor: last ? sealCursor(list, [last.decidedAt.toISOString(), last.decisionId]) : null,
      waiting: await countEscalated(tx, since, mostCounted),
      needed: weightedShare(grades),
      graded: grades.length,
    };
  });
}

/** One grade a member and turn; the same again changes nothing. Throws forbidden, not_found, and state_conflict for a turn that was not drawn: it would count for nothing. */
export async function gradeHandoff(actor: MemberActor, decisionId: DecisionId, needed: boolean): Promise<void> {
  requireScope(actor, "grade:write");
  const by = memberOf(actor);
  const found = await withWorkspaceSql(actor, (tx) => findHandoffToGrade(tx, decisionId));
  if (!found) throw notFound();
  if (!found.drawn) throw new AppError("state_conflict", "Only a turn that went to people and that chance has drawn is graded.");
  await changeConversation(actor, found.conversationId, async (tx) => {
    const isNew = await saveHandoffGrade(tx, decisionId, by.id, needed);
    const graded = eventItem(actor, { type: "decision.handoff_graded", subjectType: "decision", subjectId: decisionId, data: { needed } });
    return { items: isNew ? [graded] : [], result: undefined };
  });
}
