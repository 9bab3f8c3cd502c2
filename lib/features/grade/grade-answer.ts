import "server-only";
/** A member says whether an answer of the bot was right, and writes a better one. One grade a member and answer; the log holds every version of it. */
import { type MemberActor, memberOf, requireScope } from "@/lib/access/actor";
import type { GradeRequest } from "@/lib/contracts/api/grade";
import { isBotAnswer } from "@/lib/core/conversation/answers";
import type { ConversationId, MessageId } from "@/lib/core/kernel/ids";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { findAnswer, insertGrade, listGrades, updateGrade } from "@/lib/db/grade";
import { changeConversation } from "@/lib/moves/change-conversation";
import { presentGrade } from "@/lib/moves/present-decision";
import { startTrainingWhenDue } from "@/lib/moves/start-training";
import { eventItem } from "@/lib/moves/write-conversation";
import { AppError, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/**
 * The same grade again changes nothing, whatever version it names, so a retry is answered like the first. Throws forbidden, not_found,
 * state_conflict for what is no answer of the bot, version_conflict with the present grade.
 */
export async function gradeAnswer(actor: MemberActor, conversationId: ConversationId, messageId: MessageId, input: GradeRequest): Promise<void> {
  requireScope(actor, "grade:write");
  const by = memberOf(actor);
  await changeConversation(actor, conversationId, async (tx) => {
    const answer = await findAnswer(tx, conversationId, messageId);
    if (!answer) throw notFound();
    const { decisionId } = answer;
    if (decisionId === null || !isBotAnswer(answer.author)) throw new AppError("state_conflict", "Only an answer of the bot is graded.");
    const grade = { grade: input.grade, cause: input.cause, correctedText: input.correctedText === null ? null : maskPersonalData(input.correctedText).text };
    const own = (await listGrades(tx, conversationId)).find((given) => given.decisionId === decisionId && given.gradedBy === by.id);
    if (own && own.grade === grade.grade && own.cause === grade.cause && own.correctedText === grade.correctedText) return { items: [], result: undefined };
    if ((own?.version ?? 0) !== input.version)
      throw new AppError("version_conflict", "You have changed this grade meanwhile. Look at it again.", {
        extra: { current: own ? presentGrade(own) : null },
      });
    if (own) await updateGrade(tx, own.id, grade);
    else await insertGrade(tx, { id: newId<"grade">(), decisionId, gradedBy: by.id, ...grade });
    await startTrainingWhenDue(tx, actor);
    const data = { grade: grade.grade, cause: grade.cause, corrected: grade.correctedText !== null, version: input.version + 1 };
    return { items: [eventItem(actor, { type: "decision.graded", subjectType: "decision", subjectId: decisionId, data })], result: undefined };
  });
}
