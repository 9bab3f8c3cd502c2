import "server-only";
/**
 * Applies a turn in which the bot asks for a tool: the decision, the approval, the call behind it and what the visitor is told are one transaction, so that
 * a turn asks once or not at all. What was checked before the model answered is checked once more, under the conversation's lock.
 */
import { asBot } from "@/lib/access/actor";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import type { ApprovalId } from "@/lib/core/kernel/ids";
import { lockConversation } from "@/lib/db/conversation";
import { listOfferedTools } from "@/lib/db/tool";
import { isStopped } from "@/lib/db/tool-call";
import { type ApplyOutcome, applyTurn } from "@/lib/db/turn";
import { withWorkspaceSql } from "@/lib/db/tx";
import { insertVisitorRequest } from "@/lib/db/visitor-request";
import { addToolCall } from "@/lib/moves/add-tool-call";
import { askApproval, type AskingBot } from "@/lib/moves/ask-approval";
import { eventItem, messageItem, writeConversation } from "@/lib/moves/write-conversation";
import { newId } from "@/lib/platform/ids";
import { ringApproval } from "@/lib/realtime/bell";
import type { PlannedCall, TurnPlan } from "./plan-turn";

/** `not_offered`: the tool, its arguments or the visitor's leave changed meanwhile; nothing was written. */
export async function applyCall(plan: TurnPlan, call: PlannedCall): Promise<ApplyOutcome | "not_offered"> {
  const { workspaceId, conversationId, turnId } = plan;
  const actor: AskingBot = { ...asBot(workspaceId), botId: call.botId, byPerson: call.byPerson };
  type Done = { outcome: ApplyOutcome | "not_offered"; approvalId: ApprovalId | null };
  const done = await withWorkspaceSql(actor, async (tx): Promise<Done> => {
    // The conversation is locked first, as everything that writes in it locks it first: of two turns the second counts the first.
    await lockConversation(tx, conversationId);
    if (await isStopped(tx, conversationId)) return { outcome: "stopped", approvalId: null };
    const tool = (await listOfferedTools(tx, conversationId)).find(({ id }) => id === call.toolId);
    if (!tool || checkArguments(tool.policy.schema, call.arguments).length > 0) return { outcome: "not_offered", approvalId: null };
    const outcome = await applyTurn(plan, tx);
    if (outcome !== "applied") return { outcome, approvalId: null };
    const summary = "The bot asks for this on what a visitor wrote in the chat.";
    const { row } = await askApproval(tx, actor, { action: tool.name, arguments: call.arguments, summary, conversationId, key: `turn ${turnId}` });
    await addToolCall(tx, actor, tool.id, row);
    const request = { id: newId<"visitorRequest">(), kind: "tool" as const, toolId: tool.id, conversationId, approvalId: row.id, language: call.language };
    await insertVisitorRequest(tx, { ...request, clientId: turnId });
    const place = { workspaceId, conversationId, now: tx.now };
    const data = { kind: "tool" as const, approvalId: row.id };
    await writeConversation(tx, conversationId, [
      eventItem(actor, { type: "request.submitted", subjectType: "visitor_request", subjectId: request.id, data }),
      messageItem(place, actor, { authorClass: "system", authorId: null, text: call.text, system: { code: "request_sent", params: { form: "tool" } } }),
    ]);
    return { outcome, approvalId: row.id };
  });
  if (done.approvalId) ringApproval(workspaceId, done.approvalId);
  return done.outcome;
}
