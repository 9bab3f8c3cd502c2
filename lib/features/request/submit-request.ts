import "server-only";
/**
 * A visitor asks for something with a form: what they filled in are the arguments of an approval, tied to the conversation. Where a tool is set its call
 * stands behind the decision, as everywhere; below the limit nobody is asked.
 */
import type { VisitorActor } from "@/lib/access/actor";
import { minorUnits } from "@/lib/core/approval/amount-text";
import { checkArguments } from "@/lib/core/approval/argument-schema";
import { argumentsSha256 } from "@/lib/core/approval/canonical-arguments";
import type { ConversationId } from "@/lib/core/kernel/ids";
import type { RequestKind } from "@/lib/core/kernel/request-kinds";
import { maskPersonalData } from "@/lib/core/personal-data/mask-personal-data";
import { readValues } from "@/lib/core/request/read-values";
import { actionOf } from "@/lib/core/request/request-form";
import { fillForm, languageOfForms, requestWords, type RequestWords } from "@/lib/core/request/request-words";
import { findApproval } from "@/lib/db/approval";
import { findApprovalPolicy } from "@/lib/db/approval-policy";
import type { LockedConversation } from "@/lib/db/conversation";
import type { Item } from "@/lib/db/conversation-item";
import { findTurnFacts } from "@/lib/db/policy";
import { findRequestForm, isFormOffered, type RequestFormRow } from "@/lib/db/request-form";
import { findTool } from "@/lib/db/tool";
import { isStopped } from "@/lib/db/tool-call";
import type { Tx } from "@/lib/db/tx";
import { countVisitorRequests, findRequestByClientId, insertVisitorRequest, type VisitorRequestRow } from "@/lib/db/visitor-request";
import { addToolCall } from "@/lib/moves/add-tool-call";
import { askApproval } from "@/lib/moves/ask-approval";
import { changeConversation } from "@/lib/moves/change-conversation";
import { eventItem, messageItem } from "@/lib/moves/write-conversation";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { ringApproval } from "@/lib/realtime/bell";

export type SubmittedRequest = { clientId: string; kind: RequestKind; values: Record<string, string | boolean> };

/** Enough for anybody in earnest. */
const mostInConversation = 10;

/** The same client id again is the same request. Throws not_found, client_id_reused, validation_failed field by field, state_conflict for a form that cannot be used. */
export async function submitRequest(actor: VisitorActor, conversationId: ConversationId, submitted: SubmittedRequest): Promise<VisitorRequestRow> {
  const request = await changeConversation(actor, conversationId, async (tx, conversation) => {
    const first = await findRequestByClientId(tx, conversationId, submitted.clientId);
    if (first) {
      await requireSame(tx, first, submitted);
      return { items: [], result: first };
    }
    return submit(tx, actor, conversation, submitted);
  });
  ringApproval(actor.workspaceId, request.approvalId);
  return request;
}

async function submit(
  tx: Tx,
  actor: VisitorActor,
  conversation: LockedConversation,
  submitted: SubmittedRequest,
): Promise<{ items: Item[]; result: VisitorRequestRow }> {
  const { kind } = submitted;
  const facts = await findTurnFacts(tx, conversation.id);
  const language = languageOfForms(facts?.locale ?? null);
  const words = requestWords(language);
  const form = await requireForm(tx, conversation, kind, words);
  const values = requireValues(form, submitted.values, words);
  const tool = form.toolId === null ? null : await findTool(tx, form.toolId);
  const toolPolicy = tool && (await findApprovalPolicy(tx, tool.name));
  if (toolPolicy)
    refuseValues(checkArguments(toolPolicy.policy.schema, values).map(({ path }) => ({ key: path.split(".")[0] ?? "", message: words.notUsable })));
  const { row } = await askApproval(tx, actor, {
    action: actionOf(kind),
    arguments: values,
    summary: tool
      ? "A visitor asked for this in the chat."
      : "A visitor asked for this in the chat. Do it by hand, then approve: that tells them that it is done.",
    conversationId: conversation.id,
    key: `request ${conversation.id} ${submitted.clientId}`,
  });
  if (tool) await addToolCall(tx, actor, tool.id, row);
  const request: VisitorRequestRow = {
    id: newId<"visitorRequest">(),
    kind,
    toolId: null,
    conversationId: conversation.id,
    approvalId: row.id,
    language,
    toldAs: null,
  };
  await insertVisitorRequest(tx, { ...request, clientId: submitted.clientId });
  const place = { workspaceId: tx.workspaceId, conversationId: conversation.id, now: tx.now };
  const text = fillForm(words.sent, words.titles[kind]);
  return {
    items: [
      eventItem(actor, { type: "request.submitted", subjectType: "visitor_request", subjectId: request.id, data: { kind, approvalId: row.id } }),
      messageItem(place, actor, { authorClass: "system", authorId: null, text, system: { code: "request_sent", params: { form: kind } } }),
    ],
    result: request,
  };
}

/** On, callable for this visitor, where no bot is stopped and nothing is over. */
async function requireForm(tx: Tx, conversation: LockedConversation, kind: RequestKind, words: RequestWords): Promise<RequestFormRow> {
  const form = await findRequestForm(tx, kind);
  const usable =
    form !== null && conversation.status !== "resolved" && (await isFormOffered(tx, kind, conversation.id)) && !(await isStopped(tx, conversation.id));
  if (!usable || (await countVisitorRequests(tx, conversation.id)) >= mostInConversation) throw new AppError("state_conflict", words.unavailable);
  return form;
}

function requireValues(form: RequestFormRow, given: SubmittedRequest["values"], words: RequestWords): Record<string, unknown> {
  const read = readValues(form.fields, given, { minorUnits, mask: (text) => maskPersonalData(text).text });
  if ("values" in read) return read.values;
  refuseValues(read.problems.map(({ key, problem }) => ({ key, message: words[problem] })));
  return {};
}

/** In the visitor's language: the widget shows each beside its field. */
function refuseValues(problems: readonly { key: string; message: string }[]): void {
  const [first] = problems;
  if (!first) return;
  const errors: FieldError[] = problems.map(({ key, message }) => ({ path: `body.values.${key}`, message }));
  throw new AppError("validation_failed", first.message, { errors });
}

/** A retry says the same as the first time; where the form has changed meanwhile it is taken as that. */
async function requireSame(tx: Tx, first: VisitorRequestRow, submitted: SubmittedRequest): Promise<void> {
  const approval = await findApproval(tx, first.approvalId);
  const form = await findRequestForm(tx, submitted.kind);
  const read = form && readValues(form.fields, submitted.values, { minorUnits, mask: (text) => maskPersonalData(text).text });
  if (!approval || !read || "problems" in read) return;
  const original = approval.requestedArguments ?? approval.arguments;
  const same = first.kind === submitted.kind && argumentsSha256(approval.action, original) === argumentsSha256(actionOf(submitted.kind), read.values);
  if (!same)
    throw new AppError("client_id_reused", "A request with this client id and other values is stored already. Make a new client id for a new request.");
}
