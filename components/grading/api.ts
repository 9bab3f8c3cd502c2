/** What the grading screen asks of the API. */
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import type { Grade, GradeCause, GradeValue } from "@/lib/contracts/api/grade";
import type { EscalatedPage, FlaggedPage, GradingPage, ToGrade } from "@/lib/contracts/api/grading";
import type { useWorkspace } from "@/lib/client/workspace-context";

type Api = ReturnType<typeof useWorkspace>["api"];

export function listToGrade(api: Api, list: "drawn" | "flagged", cursor: string): Promise<GradingPage | FlaggedPage> {
  return api.get<GradingPage | FlaggedPage>(list === "drawn" ? "/api/v1/grading" : "/api/v1/grading/flagged", { query: { cursor } });
}

export function listEscalated(api: Api, cursor: string): Promise<EscalatedPage> {
  return api.get<EscalatedPage>("/api/v1/grading/escalated", { query: { cursor } });
}

export async function gradeHandoff(api: Api, decisionId: string, needed: boolean): Promise<void> {
  await api.put(`/api/v1/grading/escalated/${decisionId}`, { needed });
}

export type GivenGrade = { grade: GradeValue; cause: GradeCause | null; correctedText: string | null };

/** The grade as it stands now: the member's own. `version`: of the one that it changes, 0 for a first one. */
export async function gradeAnswer(api: Api, { conversationId, messageId }: ToGrade, grade: GivenGrade & { version: number }, memberId: string): Promise<Grade> {
  const path = `/api/v1/conversations/${conversationId}/messages/${messageId}/grade`;
  const { conversation } = await api.put<{ conversation: ConversationDetail }>(path, grade);
  const own = conversation.messages.find(({ id }) => id === messageId)?.grades?.find(({ by }) => by.id === memberId);
  if (!own) throw new Error("the grade is not in the answer");
  return own;
}
