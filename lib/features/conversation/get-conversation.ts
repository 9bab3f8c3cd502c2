import "server-only";
/** The whole conversation for an agent: thread with decisions, packet, draft, and what may be done now. */
import { type MemberActor, memberIdOf, requireScope } from "@/lib/access/actor";
import type { ConversationDetail, ThreadMessage } from "@/lib/contracts/api/conversation";
import type { SystemCode } from "@/lib/contracts/widget/conversation";
import type { ConversationId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { type DraftRow, listPendingDrafts } from "@/lib/db/draft";
import { type GradeRow, listGrades } from "@/lib/db/grade";
import { findKillSwitchOver, type KillSwitchRow } from "@/lib/db/kill-switch";
import { readStreamCursor } from "@/lib/db/inbox";
import { type DecisionRow, findThreadHead, listDecisions, listThreadMessages, type ThreadHead, type ThreadMessageRow } from "@/lib/db/thread";
import { withWorkspaceSql } from "@/lib/db/tx";
import { listRequestProgress, type RequestProgressRow } from "@/lib/db/visitor-request";
import { isBotAnswer } from "@/lib/core/conversation/answers";
import { presentDecision, presentDraft, presentFiles, presentGrade, presentReasons, presentSources } from "@/lib/moves/present-decision";
import { presentKillSwitch } from "@/lib/moves/present-kill-switch";
import { presentVisitorRequest } from "@/lib/moves/present-visitor-request";
import { isMailConfigured } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";

const messagesShown = 500;

/** Throws forbidden, not_found. */
export async function getConversation(actor: MemberActor, id: ConversationId): Promise<ConversationDetail> {
  requireScope(actor, "conversation:read");
  return withWorkspaceSql(actor, async (tx) => {
    const streamCursor = await readStreamCursor(tx);
    const head = await findThreadHead(tx, id);
    if (!head) throw notFound();
    const messages = await listThreadMessages(tx, id, messagesShown + 1);
    const decisions = await listDecisions(tx, id);
    const grades = await listGrades(tx, id);
    const [draft] = await listPendingDrafts(tx, id);
    const stopped = await findKillSwitchOver(tx, id);
    const requests = await listRequestProgress(tx, id);
    return present(actor, head, messages, decisions, grades, draft ?? null, stopped, requests, streamCursor);
  });
}

function present(
  actor: MemberActor,
  head: ThreadHead,
  messages: ThreadMessageRow[],
  decisions: DecisionRow[],
  grades: GradeRow[],
  draft: DraftRow | null,
  stopped: KillSwitchRow | null,
  requests: RequestProgressRow[],
  streamCursor: number,
): ConversationDetail {
  const decisionOf = new Map(decisions.map((decision) => [decision.messageId, decision]));
  const may = (scope: (typeof actor.scopes)[number]) => actor.scopes.includes(scope);
  const resolved = head.status === "resolved";
  const others = head.handledBy === "human" && head.assigneeId !== memberIdOf(actor);
  return {
    id: toWireId("conversation", head.id),
    version: head.version,
    status: head.status,
    handledBy: head.handledBy,
    assignee: head.assigneeId === null ? null : { id: toWireId("member", head.assigneeId), name: head.assigneeName ?? "" },
    team: head.teamId === null ? null : { id: toWireId("team", head.teamId), name: head.teamName ?? "" },
    waitingSince: head.waitingSince?.toISOString() ?? null,
    channelName: head.channelName,
    botName: head.botName,
    pageUrl: head.pageUrl,
    createdAt: head.createdAt.toISOString(),
    resolvedAt: head.resolvedAt?.toISOString() ?? null,
    visitor: {
      id: toWireId("visitor", head.visitorId),
      name: head.visitorName,
      email: head.visitorEmail,
      locale: head.visitorLocale,
      attributes: head.visitorAttributes,
      earlierConversations: head.earlierConversations,
      contact: head.contact && { ...head.contact, id: toWireId("contact", head.contact.id), verifiedAt: new Date(head.contact.verifiedAt).toISOString() },
    },
    preChat: head.preChat,
    emailContinuation: { configured: isMailConfigured(), lastMailAt: head.lastMailAt?.toISOString() ?? null },
    handoff: head.handoff && {
      id: toWireId("handoff", head.handoff.id),
      status: head.handoff.status,
      trigger: head.handoff.trigger,
      reasons: presentReasons(head.handoff.reasons),
      requestedAt: new Date(head.handoff.requestedAt).toISOString(),
      acceptedAt: head.handoff.acceptedAt && new Date(head.handoff.acceptedAt).toISOString(),
      acceptedBy: head.handoff.acceptedBy === null ? null : { id: toWireId("member", head.handoff.acceptedBy), name: head.handoff.acceptedByName ?? "" },
    },
    draft: draft && presentDraft(draft),
    stopped: stopped && presentKillSwitch(stopped),
    csat: head.csatScore === null ? null : { score: head.csatScore, comment: head.csatComment },
    requests: requests.map(presentVisitorRequest),
    messages: messages.slice(-messagesShown).map((message) => presentMessage(message, decisionOf.get(message.id), gradesOf(message, decisions, grades))),
    truncated: messages.length > messagesShown,
    streamCursor,
    can: {
      claim: may("conversation:claim") && !resolved && head.handledBy !== "human",
      reply: may("conversation:reply") && !resolved && !others,
      note: may("note:write"),
      resolve: may("conversation:claim") && !resolved,
      reopen: may("conversation:claim") && resolved,
      handBack: may("conversation:claim") && !resolved && head.handledBy !== "bot" && stopped === null,
      stop: may("bot:stop"),
      review: may("review:write") && draft !== null && !others,
      grade: may("grade:write"),
    },
  };
}

/** Null for what is no answer of the bot. */
function gradesOf({ id, draftId, author }: ThreadMessageRow, decisions: readonly DecisionRow[], grades: readonly GradeRow[]): GradeRow[] | null {
  if (!isBotAnswer(author)) return null;
  const decision = decisions.find((made) => made.replyMessageId === id || (draftId !== null && made.draftId === draftId));
  const answers = decision !== undefined && decision.reasons[0]?.code !== "small_talk";
  return answers ? grades.filter((grade) => grade.decisionId === decision.id) : null;
}

function presentMessage(row: ThreadMessageRow, decision: DecisionRow | undefined, grades: GradeRow[] | null): ThreadMessage {
  return {
    id: toWireId("message", row.id),
    seq: row.seq,
    eventSeq: row.eventSeq,
    visibility: row.visibility,
    author: row.author,
    authorName: row.authorName,
    text: row.text,
    system: row.systemCode === null ? null : { code: row.systemCode as SystemCode, params: row.systemParams ?? {} },
    sources: presentSources(row.sources),
    clientId: row.clientId,
    feedback: row.feedback === null ? null : { value: row.feedback, reason: row.feedbackReason },
    attachments: presentFiles(row.attachments),
    decision: decision ? presentDecision(decision) : null,
    grades: grades && grades.map(presentGrade),
    createdAt: row.createdAt.toISOString(),
  };
}
