/**
 * The closed list of facts, `resource.action_past`. Data holds ids (plain uuids), codes, numbers and digests, never personal text, 2 kB at most.
 * The list only grows: a type that was ever written stays readable.
 */
import { z } from "zod";
import { requestKinds } from "@/lib/core/kernel/request-kinds";
import { requestOutcomes } from "@/lib/core/request/request-outcome";
import { toolCallEnds, toolCallErrors } from "@/lib/core/tool/tool-call";

const uuid = z.string();
const digest = z.object({ digest: z.string() });

/** A form, or what the bot asked for in its place. */
const requestedThing = z.enum([...requestKinds, "tool"]);
const approvalFact = digest.extend({ status: z.string(), version: z.number(), argumentsSha256: z.string() });

export const eventDataSchemas = {
  "workspace.created": z.object({ slug: z.string() }),
  "workspace.updated": z.object({ fields: z.array(z.string()) }),
  "workspace.transferred": z.object({ to: uuid }),
  "workspace.deletion_requested": z.object({ dueAt: z.string() }),
  "workspace.deletion_cancelled": z.object({}),
  "workspace.export_requested": z.object({}),
  "workspace.exported": z.object({}),
  "team.created": z.object({}),
  "team.updated": z.object({ fields: z.array(z.string()) }),
  "team.archived": z.object({}),
  "member.joined": z.object({ role: z.string(), via: z.enum(["sign_up", "invitation", "creation"]) }),
  "member.role_changed": z.object({ from: z.string(), to: z.string() }),
  "member.deactivated": z.object({}),
  "member.reactivated": z.object({}),
  "member.left": z.object({}),
  "member.name_changed": z.object({}),
  "member.email_changed": z.object({}),
  "member.password_changed": z.object({ sessionsEnded: z.number() }),
  "member.second_factor_enabled": z.object({}),
  "member.second_factor_disabled": z.object({ by: z.enum(["person", "operator"]) }),
  "member.recovery_codes_renewed": z.object({}),
  "member.recovery_code_used": z.object({ left: z.number() }),
  "member.sessions_revoked": z.object({ count: z.number() }),
  "member.identity_linked": z.object({}),
  "member.presence_changed": z.object({ presence: z.enum(["online", "away"]) }),
  "invitation.created": z.object({ role: z.string() }),
  "invitation.accepted": z.object({ memberId: uuid }),
  "invitation.revoked": z.object({}),
  "api_key.created": z.object({ scopes: z.array(z.string()) }),
  "api_key.revoked": z.object({}),
  "bot.updated": z.object({ fields: z.array(z.string()) }),
  "embedding.updated": z.object({ enabled: z.boolean(), keyChanged: z.boolean() }),
  /** `changed`: paths of fields, such as topics.refund.risk. */
  "policy.changed": z.object({ number: z.number(), changed: z.array(z.string()), restoredFrom: z.number().nullable() }),
  /** `labels` questions of answers that were graded right; `digest` names which. */
  "training.started": z.object({ number: z.number(), cause: z.enum(["asked", "grades"]), labels: z.number(), digest: z.string() }),
  "training.done": z.object({ number: z.number(), labels: z.number(), digest: z.string() }),
  "training.set": z.object({ retrainAfter: z.number().nullable() }),
  "kill_switch.activated": z.object({ scope: z.enum(["workspace", "bot", "conversation"]), botId: uuid.optional() }),
  "kill_switch.lifted": z.object({ scope: z.enum(["workspace", "bot", "conversation"]), botId: uuid.optional() }),
  "bot_version.created": z.object({ number: z.number(), digest: z.string() }),
  "channel.created": z.object({}),
  "channel.updated": z.object({ fields: z.array(z.string()) }),
  "channel.archived": z.object({}),
  "channel.restored": z.object({}),
  "channel.secret_rotated": z.object({ overlapHours: z.number() }),
  "contact.identified": z.object({ channelId: uuid, visitorId: uuid }),
  "article.created": z.object({ number: z.number() }),
  "article.updated": z.object({ number: z.number() }),
  "article.published": z.object({ number: z.number() }),
  "article.unpublished": z.object({}),
  "article.archived": z.object({}),
  "article.restored": z.object({ number: z.number(), from: z.number() }),
  "knowledge.imported": z.object({ created: z.number(), updated: z.number(), failed: z.number() }),
  "import.started": z.object({ sourceId: uuid.nullable() }),
  "import.finished": z.object({
    documents: z.number(),
    failedDocuments: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    failed: z.number(),
    vanished: z.number(),
  }),
  "import.retried": z.object({ documents: z.number() }),
  "import.cancelled": z.object({}),
  "knowledge_source.created": z.object({ kind: z.string() }),
  "knowledge_source.updated": z.object({ fields: z.array(z.string()) }),
  "knowledge_source.removed": z.object({}),
  "knowledge_finding.dismissed": z.object({ kind: z.string(), otherArticleId: uuid }),
  "knowledge_version.live": z.object({ number: z.number(), articleCount: z.number(), digest: z.string() }),
  "knowledge_version.failed": z.object({ number: z.number() }),
  "conversation.started": z.object({ channelId: uuid, visitorId: uuid }),
  "conversation.resolved": z.object({ by: z.enum(["member", "system", "visitor"]) }),
  "conversation.reopened": z.object({ by: z.enum(["visitor", "member"]) }),
  "conversation.handed_back": z.object({}),
  /** Answers went to the visitor by mail: the messages after a seq, through a seq. */
  "conversation.mailed": z.object({ mailId: uuid, afterSeq: z.number(), throughSeq: z.number() }),
  /** The visitor agreed to the privacy notice with this digest (of its text and link) before the chat. */
  "conversation.consented": z.object({ noticeSha256: z.string() }),
  "conversation.form_answered": z.object({ fields: z.array(z.string()) }),
  "conversation.team_changed": z.object({ teamId: uuid.nullable() }),
  "message.created": z.object({
    digest: z.string(),
    seq: z.number().optional(),
    authorClass: z.string(),
    visibility: z.string(),
    systemCode: z.string().optional(),
  }),
  "message.rated": z.object({ value: z.enum(["up", "down"]) }),
  /** Its question became one of an article's, or question and answer became a draft article. */
  "message.kept": z.object({ as: z.enum(["exemplar", "article"]), articleId: uuid }),
  "message.erased": z.object({}),
  /** A file went out with a message: SHA-256 of its salt and its bytes. */
  "attachment.added": digest.extend({ messageId: uuid, contentType: z.string(), sizeBytes: z.number() }),
  "decision.made": digest.extend({
    action: z.string(),
    outcome: z.string(),
    reasons: z.array(z.string()),
    turnId: uuid,
    botVersionId: uuid,
    knowledgeVersionId: uuid.nullable(),
  }),
  /** `corrected`: a better answer was written with it. */
  "decision.graded": z.object({ grade: z.string(), cause: z.string().nullable(), corrected: z.boolean(), version: z.number() }),
  /** Of a turn that went to people. */
  "decision.handoff_graded": z.object({ needed: z.boolean() }),
  "gold_draft.kept": z.object({ decisionId: uuid }),
  "gold_draft.retired": z.object({}),
  "gold_draft.share_set": z.object({ share: z.number() }),
  /** Put before a reviewer: `draw` is the number below `chance` that chance gave. */
  "gold_draft.planted": z.object({ plantId: uuid, reviewerId: uuid, chance: z.number(), draw: z.number() }),
  "gold_draft.decided": z.object({ plantId: uuid, verdict: z.string(), caught: z.boolean() }),
  "tool.created": z.object({ name: z.string() }),
  "tool.updated": z.object({ fields: z.array(z.string()) }),
  "tool.deleted": z.object({}),
  "tool.secret_rotated": z.object({}),
  "tool_call.requested": z.object({ toolId: uuid, approvalId: uuid }),
  /** `error`: why it was not, or is not known to have been, carried out. */
  "tool_call.ended": z.object({ toolId: uuid, approvalId: uuid, status: z.enum(toolCallEnds), error: z.enum(toolCallErrors).nullable() }),
  "request.form_changed": z.object({ kind: z.enum(requestKinds), enabled: z.boolean(), fields: z.array(z.string()) }),
  "request.submitted": z.object({ kind: requestedThing, approvalId: uuid }),
  /** The visitor reads what came of it. */
  "request.told": z.object({ kind: requestedThing, approvalId: uuid, outcome: z.enum(requestOutcomes) }),
  "approval_policy.changed": z.object({ number: z.number(), action: z.string() }),
  /** Of every `approval.*`: `digest` is of the row after it. `tier`: of the policy; null where the arguments need nobody. */
  "approval.requested": approvalFact.extend({ action: z.string(), policyId: uuid, tier: z.string().nullable() }),
  "approval.voted": approvalFact,
  "approval.approved": approvalFact,
  "approval.edited": approvalFact.extend({ tier: z.string().nullable() }),
  "approval.rejected": approvalFact,
  "approval.responded": approvalFact,
  "approval.expired": approvalFact,
  /** The caller was told to go ahead, which happens once. */
  "approval.begun": approvalFact,
  "approval.executed": approvalFact,
  "approval.failed": approvalFact,
  /** `retryOf`: the draft whose rejection it is a second try after. */
  "draft.created": digest.extend({ status: z.string(), turnId: uuid, retryOf: uuid.optional() }),
  "draft.approved": digest.extend({ version: z.number(), messageId: uuid }),
  "draft.edited": digest.extend({ version: z.number(), messageId: uuid, editDistance: z.number() }),
  /** One of two approvals, or other words, which need them anew: nothing is sent. */
  "draft.agreed": digest.extend({ version: z.number() }),
  "draft.revised": digest.extend({ version: z.number(), editDistance: z.number() }),
  "draft.rejected": digest.extend({ version: z.number() }),
  "draft.cancelled": digest.extend({ version: z.number(), cause: z.string() }),
  "draft.responded": digest.extend({ version: z.number(), cause: z.string() }),
  /** Somebody has opened it and has it alone for a while; let it go again; its time is over and people were asked; it ended unsent. */
  "draft.leased": digest,
  "draft.released": digest,
  /** `ownerId` null: nobody's any more. */
  "draft.assigned": digest.extend({ ownerId: uuid.nullable() }),
  "draft.escalated": digest,
  "draft.expired": digest.extend({ version: z.number() }),
  "draft.superseded": digest.extend({ turnId: uuid }),
  /** `teamId`: the team that the policy names. */
  "handoff.requested": z.object({ trigger: z.string(), reasons: z.array(z.string()), teamId: uuid.optional() }),
  /** Nobody was there, and the channel's bot goes on alone. */
  "handoff.withheld": z.object({ trigger: z.string(), reasons: z.array(z.string()) }),
  "handoff.offered": z.object({}),
  "handoff.accepted": z.object({ waitedMs: z.number() }),
  "handoff.notice_sent": z.object({}),
  "handoff.closed": z.object({ cause: z.enum(["resolved", "handed_back", "visitor_left", "draft_sent"]) }),
  "visitor.email_left": z.object({ visitorId: uuid }),
  "csat.rated": z.object({ score: z.number() }),
  "metrics.rebuilt": z.object({ events: z.number() }),
  "webhook.created": z.object({}),
  "webhook.updated": z.object({ fields: z.array(z.string()) }),
  "webhook.deleted": z.object({}),
  "webhook.secret_rotated": z.object({ overlapHours: z.number() }),
  "webhook.tested": z.object({ deliveryId: uuid, type: z.string() }),
  "webhook.replayed": z.object({
    deliveryId: uuid.optional(),
    from: z.string().optional(),
    until: z.string().optional(),
    which: z.enum(["failed", "all"]).optional(),
  }),
  "webhook.disabled": z.object({ cause: z.enum(["gone", "failing"]) }),
  "audit.exported": z.object({ events: z.number() }),
  "audit.verified": z.object({ seq: z.number(), ok: z.boolean() }),
} as const;

export type EventType = keyof typeof eventDataSchemas;
export type EventData<T extends EventType> = z.infer<(typeof eventDataSchemas)[T]>;

export type SubjectType =
  | "workspace"
  | "member"
  | "team"
  | "invitation"
  | "api_key"
  | "bot"
  | "bot_version"
  | "training"
  | "kill_switch"
  | "gold_draft"
  | "attachment"
  | "channel"
  | "contact"
  | "article"
  | "import"
  | "knowledge_source"
  | "knowledge_version"
  | "conversation"
  | "message"
  | "decision"
  | "draft"
  | "approval"
  | "tool"
  | "tool_call"
  | "visitor_request"
  | "approval_policy"
  | "handoff"
  | "webhook";

/** A fact about something that is not a conversation's; facts of a conversation go through `moves/write-conversation.ts`, which keeps its order. */
export type NewEvent<T extends EventType = EventType> = { type: T; subjectType: SubjectType; subjectId: string; data: EventData<T> };
