import "server-only";
/**
 * Tells the visitor what came of their request, by a form or by the bot, once it is known, and once: the row is locked and a trigger keeps what was said.
 * Where it was not carried out, or nobody knows, a person is asked in the same transaction. Safe to run twice, and while nothing is known.
 */
import { asSystem, type SystemActor } from "@/lib/access/actor";
import { begin, finish } from "@/lib/core/approval/decide-approval";
import type { VisitorRequestId, WorkspaceId } from "@/lib/core/kernel/ids";
import { outcomeOfRequest, type RequestOutcome } from "@/lib/core/request/request-outcome";
import { fillForm, requestWords } from "@/lib/core/request/request-words";
import { findApproval } from "@/lib/db/approval";
import { type LockedConversation, lockConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import { findCallOfApproval, findToolCall } from "@/lib/db/tool-call";
import { type Tx, withWorkspaceSql } from "@/lib/db/tx";
import { findVisitorRequest, lockVisitorRequest, markRequestTold, type VisitorRequestRow } from "@/lib/db/visitor-request";
import { isRefusal, lockForChange, writeChange } from "@/lib/moves/locked-approval";
import { requestHandoff } from "@/lib/moves/request-handoff";
import { eventItem, messageItem, writeConversation } from "@/lib/moves/write-conversation";
import { ringApproval, ringConversation } from "@/lib/realtime/bell";

export async function tellRequest(workspaceId: WorkspaceId, id: VisitorRequestId): Promise<void> {
  const told = await withWorkspaceSql({ workspaceId }, async (tx) => {
    const found = await findVisitorRequest(tx, id);
    // The conversation is locked first, as everything that writes in it locks it first.
    const conversation = found && (await lockConversation(tx, found.conversationId));
    const request = found && (await lockVisitorRequest(tx, id));
    if (!conversation || !request || request.toldAs !== null) return null;
    const { outcome, response } = await readOutcome(tx, request);
    if (outcome === null) return null;
    const actor = asSystem(workspaceId, "request");
    if (outcome === "done") await carriedOutByHand(tx, actor, request);
    await markRequestTold(tx, id, outcome);
    await writeConversation(tx, conversation.id, await itemsOf(tx, actor, conversation, request, outcome, response));
    return request;
  });
  if (!told) return;
  ringApproval(workspaceId, told.approvalId);
  ringConversation(workspaceId, told.conversationId);
}

async function readOutcome(tx: Tx, { approvalId }: VisitorRequestRow): Promise<{ outcome: RequestOutcome | null; response: string }> {
  const approval = await findApproval(tx, approvalId);
  if (!approval) return { outcome: null, response: "" };
  const found = await findCallOfApproval(tx, approvalId);
  const call = found && (await findToolCall(tx, found.id));
  return { outcome: outcomeOfRequest(approval.status, call?.status ?? null), response: approval.response ?? "" };
}

/** Without a tool whoever approved has done it: the approval's one execution is that. */
async function carriedOutByHand(tx: Tx, actor: SystemActor, { id, approvalId }: VisitorRequestRow): Promise<void> {
  if (await findCallOfApproval(tx, approvalId)) return;
  const approved = await lockForChange(tx, approvalId);
  if (isRefusal(begin(approved.state, id, approved.row.argumentsSha256, tx.now.getTime()))) return;
  await writeChange(tx, actor, approved.row, "approval.begun", { executionId: id, begunAt: tx.now });
  const begun = await lockForChange(tx, approvalId);
  if (isRefusal(finish(begun.state, id, "executed"))) return;
  await writeChange(tx, actor, begun.row, "approval.executed", { status: "executed", endedAt: tx.now });
}

async function itemsOf(
  tx: Tx,
  actor: SystemActor,
  conversation: LockedConversation,
  request: VisitorRequestRow,
  outcome: RequestOutcome,
  response: string,
): Promise<Item[]> {
  const { kind, language, approvalId } = request;
  const words = requestWords(language);
  const text = fillForm(words[outcome], kind === "tool" ? words.request : words.titles[kind], response);
  const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
  const items: Item[] = [
    eventItem(actor, { type: "request.told", subjectType: "visitor_request", subjectId: request.id, data: { kind, approvalId, outcome } }),
    messageItem(place, actor, { authorClass: "system", authorId: null, text, system: { code: "request_ended", params: { form: kind, outcome } } }),
  ];
  const asksPeople = outcome === "person" && conversation.handledBy === "bot" && conversation.status !== "resolved";
  return asksPeople
    ? [...items, ...(await requestHandoff(tx, actor, conversation, { trigger: "bot", reasons: [{ code: "request_open" }], turnId: null }))]
    : items;
}
