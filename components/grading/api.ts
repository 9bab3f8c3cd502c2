/** What the grading screen asks of the API. */
import type { ConversationDetail } from "@/lib/contracts/api/conversation";
import type { Grade, GradeValue } from "@/lib/contracts/api/grade";
import type { GradingPage, ToGrade } from "@/lib/contracts/api/grading";
import type { useWorkspace } from "@/lib/client/workspace-context";

type Api = ReturnType<typeof useWorkspace>["api"];

export function listToGrade(api: Api, cursor: string): Promise<GradingPage> {
  return api.get<GradingPage>("/api/v1/grading", { query: { cursor } });
}

/** The grade as it stands now: the member's own. */
export async function gradeAnswer(api: Api, { conversationId, messageId }: ToGrade, grade: GradeValue, version: number, memberId: string): Promise<Grade> {
  const path = `/api/v1/conversations/${conversationId}/messages/${messageId}/grade`;
  const { conversation } = await api.put<{ conversation: ConversationDetail }>(path, { version, grade });
  const own = conversation.messages.find(({ id }) => id === messageId)?.grades?.find(({ by }) => by.id === memberId);
  if (!own) throw new Error("the grade is not in the answer");
  return own;
}
