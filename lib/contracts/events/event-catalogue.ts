/**
 * What each event means, and one of each as it could stand in the log: the documentation shows them, the test button of a webhook sends them.
 * A type of `event-types.ts` without an entry here does not compile; a test parses every sample with the type's schema.
 */
import type { EventData, EventType, SubjectType } from "./event-types";
import { goldDraftEvents } from "./gold-draft-events";
import { requestEvents } from "./request-events";

export type CatalogueEntry<T extends EventType = EventType> = {
  /** When it happens, one sentence. */
  about: string;
  subjectType: SubjectType;
  /** Who usually leads to it. */
  actorKind: "member" | "api_key" | "visitor" | "bot" | "system";
  /** Whether it is a fact of a conversation, with its place among that conversation's events. */
  inConversation: boolean;
  /** Ids are plain uuids, as in the log and its export. */
  data: EventData<T>;
};

/** A plain uuid for each noun, so that the samples fit together: the same conversation has the same id everywhere. */
export const sampleIds = {
  workspace: "019adf30-0000-7000-8000-000000000001",
  member: "019adf30-0000-7000-8000-000000000002",
  visitor: "019adf30-0000-7000-8000-000000000003",
  apiKey: "019adf30-0000-7000-8000-000000000004",
  channel: "019adf30-0000-7000-8000-000000000005",
  botVersion: "019adf30-0000-7000-8000-000000000006",
  knowledgeVersion: "019adf30-0000-7000-8000-000000000007",
  conversation: "019adf30-0000-7000-8000-000000000008",
  message: "019adf30-0000-7000-8000-000000000009",
  turn: "019adf30-0000-7000-8000-00000000000a",
  /** Of whatever has no id of its own above. */
  subject: "019adf30-0000-7000-8000-00000000000b",
  event: "019adf30-0000-7000-8000-00000000000c",
} as const;

const digest = "6f1ed002ab5595859014ebf0951522d9a1c0f1b1d4f2a2f1c9b0a3f1b7e0c5d4";
const approvalFact = { digest, status: "approved", version: 2, argumentsSha256: digest };
const { member, visitor, channel, botVersion, knowledgeVersion, message, turn } = sampleIds;

const byMember = { actorKind: "member", inConversation: false } as const;
const bySystem = { actorKind: "system", inConversation: false } as const;
const inConversation = { inConversation: true } as const;
const ofDraft = { ...inConversation, actorKind: "member", subjectType: "draft" } as const;
const byApprover = { ...byMember, subjectType: "approval" } as const;
const byCaller = { ...byApprover, actorKind: "api_key" } as const;

export const eventCatalogue: { readonly [T in EventType]: CatalogueEntry<T> } = {
  "workspace.created": { ...byMember, about: "A workspace was opened.", subjectType: "workspace", data: { slug: "northwind-outdoor" } },
  "workspace.updated": { ...byMember, about: "Settings of the workspace were changed.", subjectType: "workspace", data: { fields: ["name"] } },
  "member.joined": { ...byMember, about: "A person became a member.", subjectType: "member", data: { role: "agent", via: "invitation" } },
  "member.role_changed": { ...byMember, about: "A member got another role.", subjectType: "member", data: { from: "agent", to: "manager" } },
  "member.deactivated": { ...byMember, about: "A member lost access.", subjectType: "member", data: {} },
  "member.reactivated": { ...byMember, about: "A member got access again.", subjectType: "member", data: {} },
  "workspace.transferred": { ...byMember, about: "An owner handed the workspace to another member.", subjectType: "workspace", data: { to: member } },
  "workspace.deletion_requested": {
    ...byMember,
    about: "An owner asked for the workspace to be erased; until the time in the data it can be kept.",
    subjectType: "workspace",
    data: { dueAt: "2026-12-03T09:30:00.000Z" },
  },
  "workspace.deletion_cancelled": { ...byMember, about: "The workspace is not erased after all.", subjectType: "workspace", data: {} },
  "workspace.export_requested": { ...byMember, about: "An owner asked for an export of the workspace's data.", subjectType: "workspace", data: {} },
  "workspace.exported": { ...byMember, about: "An owner downloaded the export of the workspace's data.", subjectType: "workspace", data: {} },
  "team.created": { ...byMember, about: "A team was made.", subjectType: "team", data: {} },
  "team.updated": { ...byMember, about: "A team's name, members or channels were changed.", subjectType: "team", data: { fields: ["name"] } },
  "team.archived": { ...byMember, about: "A team was archived; it takes no more conversations.", subjectType: "team", data: {} },
  "member.left": { ...byMember, about: "A member left the workspace.", subjectType: "member", data: {} },
  "member.name_changed": { ...byMember, about: "A member changed their name.", subjectType: "member", data: {} },
  "member.email_changed": { ...byMember, about: "A member changed their e-mail address.", subjectType: "member", data: {} },
  "member.password_changed": { ...byMember, about: "A member changed their password.", subjectType: "member", data: { sessionsEnded: 2 } },
  "member.second_factor_enabled": { ...byMember, about: "A member set up a second factor.", subjectType: "member", data: {} },
  "member.second_factor_disabled": {
    ...byMember,
    about: "A member's second factor was removed, by themselves or by the operator.",
    subjectType: "member",
    data: { by: "person" },
  },
  "member.recovery_codes_renewed": { ...byMember, about: "A member made new recovery codes.", subjectType: "member", data: {} },
  "member.recovery_code_used": { ...byMember, about: "A member signed in with a recovery code.", subjectType: "member", data: { left: 9 } },
  "member.sessions_revoked": { ...byMember, about: "A member ended sessions of theirs.", subjectType: "member", data: { count: 1 } },
  "member.identity_linked": { ...byMember, about: "A member signed in through the sign-on issuer for the first time.", subjectType: "member", data: {} },
  "member.presence_changed": { ...byMember, about: "A member came online or went away.", subjectType: "member", data: { presence: "online" } },
  "invitation.created": { ...byMember, about: "Somebody was invited.", subjectType: "invitation", data: { role: "agent" } },
  "invitation.accepted": {
    ...byMember,
    about: "An invitation was accepted; the member is in the data.",
    subjectType: "invitation",
    data: { memberId: member },
  },
  "invitation.revoked": { ...byMember, about: "An invitation was withdrawn, or replaced by a new one.", subjectType: "invitation", data: {} },
  "api_key.created": { ...byMember, about: "An API key was made.", subjectType: "api_key", data: { scopes: ["knowledge:read", "knowledge:write"] } },
  "api_key.revoked": { ...byMember, about: "An API key was revoked.", subjectType: "api_key", data: {} },
  "bot.updated": { ...byMember, about: "Settings of a bot were changed.", subjectType: "bot", data: { fields: ["tone", "answerThreshold"] } },
  "embedding.updated": {
    ...byMember,
    about: "Search by meaning was switched on or off, or moved to another endpoint.",
    subjectType: "workspace",
    data: { enabled: true, keyChanged: false },
  },
  "policy.changed": {
    ...byMember,
    about: "What a bot decides by was changed: a new version of its policy.",
    subjectType: "bot",
    data: { number: 3, changed: ["confidenceThreshold", "topics.refund.risk"], restoredFrom: null },
  },
  "training.started": {
    ...byMember,
    about: "The bot began to learn from graded answers.",
    subjectType: "training",
    data: { number: 2, cause: "asked", labels: 38, digest },
  },
  "training.done": {
    ...bySystem,
    about: "What the bot has learned from graded answers answers.",
    subjectType: "training",
    data: { number: 2, labels: 38, digest },
  },
  "training.set": {
    ...byMember,
    about: "After how many new grades the bot learns by itself was changed.",
    subjectType: "workspace",
    data: { retrainAfter: 50 },
  },
  "kill_switch.activated": {
    ...byMember,
    about: "A bot was stopped: in a conversation, wherever it answers, or every bot of the workspace. From then on it sends nothing.",
    subjectType: "kill_switch",
    data: { scope: "workspace" },
  },
  "kill_switch.lifted": { ...byMember, about: "A stopped bot may answer again.", subjectType: "kill_switch", data: { scope: "workspace" } },
  "decision.handoff_graded": {
    ...byMember,
    inConversation: true,
    about: "A member said whether a person was needed on a turn that went to people.",
    subjectType: "decision",
    data: { needed: true },
  },
  ...goldDraftEvents(sampleIds),
  "bot_version.created": { ...byMember, about: "A bot's changed settings became its live version.", subjectType: "bot_version", data: { number: 4, digest } },
  "channel.created": { ...byMember, about: "A channel was opened.", subjectType: "channel", data: {} },
  "channel.updated": { ...byMember, about: "Settings of a channel were changed.", subjectType: "channel", data: { fields: ["sites"] } },
  "channel.archived": { ...byMember, about: "A channel takes no new visitors any more.", subjectType: "channel", data: {} },
  "channel.restored": { ...byMember, about: "An archived channel was taken into use again.", subjectType: "channel", data: {} },
  "channel.secret_rotated": {
    ...byMember,
    about: "A new secret for identity tokens was made; the old one stays good for the hours in the data.",
    subjectType: "channel",
    data: { overlapHours: 24 },
  },
  "contact.identified": {
    actorKind: "visitor",
    inConversation: false,
    about: "A signed token said for the first time in this channel who a visitor is.",
    subjectType: "contact",
    data: { channelId: channel, visitorId: visitor },
  },
  "article.created": { ...byMember, about: "An article was written.", subjectType: "article", data: { number: 1 } },
  "article.updated": { ...byMember, about: "An article got a new revision.", subjectType: "article", data: { number: 2 } },
  "article.published": { ...byMember, about: "A revision of an article was published: the bot may use it.", subjectType: "article", data: { number: 2 } },
  "article.unpublished": { ...byMember, about: "An article was taken back to draft.", subjectType: "article", data: {} },
  "article.archived": { ...byMember, about: "An article was put away.", subjectType: "article", data: {} },
  "article.restored": {
    ...byMember,
    about: "An earlier text of an article became its latest revision.",
    subjectType: "article",
    data: { number: 4, from: 2 },
  },
  "import.started": { ...byMember, about: "An import of documents or of a site began.", subjectType: "import", data: { sourceId: null } },
  "import.finished": {
    ...bySystem,
    about: "Every document of an import was read or failed, with its cause in the import.",
    subjectType: "import",
    data: { documents: 12, failedDocuments: 1, created: 40, updated: 2, unchanged: 3, failed: 1, vanished: 0 },
  },
  "import.retried": { ...byMember, about: "The failed documents of an import are read once more.", subjectType: "import", data: { documents: 1 } },
  "import.cancelled": { ...byMember, about: "An import was stopped; what was in stays.", subjectType: "import", data: {} },
  "knowledge_source.created": {
    ...byMember,
    about: "A page or sitemap became a source of knowledge.",
    subjectType: "knowledge_source",
    data: { kind: "sitemap" },
  },
  "knowledge_source.updated": {
    ...byMember,
    about: "Settings of a source of knowledge were changed.",
    subjectType: "knowledge_source",
    data: { fields: ["recrawl"] },
  },
  "knowledge_source.removed": { ...byMember, about: "A source of knowledge is read no more.", subjectType: "knowledge_source", data: {} },
  "knowledge_finding.dismissed": {
    ...byMember,
    about: "Two articles that say the same or contradict each other are meant as they are.",
    subjectType: "article",
    data: { kind: "near", otherArticleId: sampleIds.subject },
  },
  "knowledge.imported": { ...byMember, about: "An import ended.", subjectType: "workspace", data: { created: 42, updated: 3, failed: 1 } },
  "knowledge_version.live": {
    ...bySystem,
    about: "A new version of the knowledge is what the bot answers from.",
    subjectType: "knowledge_version",
    data: { number: 12, articleCount: 45, digest },
  },
  "knowledge_version.failed": { ...bySystem, about: "A version of the knowledge could not be built.", subjectType: "knowledge_version", data: { number: 13 } },
  "conversation.started": {
    ...inConversation,
    actorKind: "visitor",
    about: "A visitor opened a conversation.",
    subjectType: "conversation",
    data: { channelId: channel, visitorId: visitor },
  },
  "conversation.resolved": { ...inConversation, actorKind: "member", about: "A conversation ended.", subjectType: "conversation", data: { by: "member" } },
  "conversation.reopened": {
    ...inConversation,
    actorKind: "visitor",
    about: "A resolved conversation was taken up again.",
    subjectType: "conversation",
    data: { by: "visitor" },
  },
  "conversation.team_changed": {
    ...inConversation,
    actorKind: "member",
    about: "A conversation was given to a team, or to none.",
    subjectType: "conversation",
    data: { teamId: sampleIds.subject },
  },
  "conversation.handed_back": {
    ...inConversation,
    actorKind: "member",
    about: "A person gave the conversation back to the bot.",
    subjectType: "conversation",
    data: {},
  },
  "conversation.mailed": {
    ...inConversation,
    actorKind: "system",
    about: "What a visitor had not seen went to their address.",
    subjectType: "conversation",
    data: { mailId: sampleIds.subject, afterSeq: 4, throughSeq: 6 },
  },
  "conversation.consented": {
    ...inConversation,
    actorKind: "visitor",
    about: "A visitor agreed to the privacy notice with this digest.",
    subjectType: "conversation",
    data: { noticeSha256: digest },
  },
  "conversation.form_answered": {
    ...inConversation,
    actorKind: "visitor",
    about: "A visitor answered these questions before the chat.",
    subjectType: "conversation",
    data: { fields: ["name", "order_number"] },
  },
  "message.created": {
    ...inConversation,
    actorKind: "visitor",
    about: "A message or a private note was written; its text is not in the event.",
    subjectType: "message",
    data: { digest, seq: 3, authorClass: "visitor", visibility: "public" },
  },
  "message.rated": { ...inConversation, actorKind: "visitor", about: "A visitor rated an answer.", subjectType: "message", data: { value: "down" } },
  "message.kept": {
    ...inConversation,
    actorKind: "member",
    about: "An answer was kept: its question for an article, or question and answer as a draft.",
    subjectType: "message",
    data: { as: "exemplar", articleId: sampleIds.subject },
  },
  "message.erased": { ...inConversation, actorKind: "member", about: "The text of a message was erased; its digest stays.", subjectType: "message", data: {} },
  "attachment.added": {
    ...inConversation,
    actorKind: "visitor",
    about: "A file went out with a message; the digest is of its salt and its bytes.",
    subjectType: "attachment",
    data: { digest, messageId: message, contentType: "application/pdf", sizeBytes: 48_213 },
  },
  "decision.made": {
    ...inConversation,
    actorKind: "bot",
    about: "The policy decided what happens with a visitor's message.",
    subjectType: "decision",
    data: {
      digest,
      action: "handoff",
      outcome: "applied",
      reasons: ["low_confidence"],
      turnId: turn,
      botVersionId: botVersion,
      knowledgeVersionId: knowledgeVersion,
    },
  },
  "decision.graded": {
    ...inConversation,
    actorKind: "member",
    about: "A member graded an answer of the bot, or changed their grade.",
    subjectType: "decision",
    data: { grade: "wrong", cause: "outdated", corrected: true, version: 1 },
  },
  "tool.created": { ...byMember, about: "A tool was added.", subjectType: "tool", data: { name: "refund_order" } },
  "tool.updated": { ...byMember, about: "A tool was changed, turned on or off.", subjectType: "tool", data: { fields: ["url"] } },
  "tool.deleted": { ...byMember, about: "A tool was removed.", subjectType: "tool", data: {} },
  "tool.secret_rotated": { ...byMember, about: "A tool's calls are signed with a new secret.", subjectType: "tool", data: {} },
  "tool_call.requested": {
    ...byCaller,
    about: "Somebody asked for a tool to be called.",
    subjectType: "tool_call",
    data: { toolId: sampleIds.subject, approvalId: sampleIds.subject },
  },
  "tool_call.ended": {
    ...bySystem,
    about: "What became of a tool's call is known, or is known to be unknown.",
    subjectType: "tool_call",
    data: { toolId: sampleIds.subject, approvalId: sampleIds.subject, status: "unknown", error: "timeout_answer" },
  },
  ...requestEvents,
  "approval_policy.changed": {
    ...byMember,
    about: "A new version of an action's approval policy is in force.",
    subjectType: "approval_policy",
    data: { number: 2, action: "refund" },
  },
  "approval.requested": {
    ...byCaller,
    about: "A program or a person asked for an action to be approved.",
    data: { ...approvalFact, status: "pending", version: 1, action: "refund", policyId: sampleIds.subject, tier: "Managers" },
  },
  "approval.voted": { ...byApprover, about: "A member agreed to an action that needs more people.", data: { ...approvalFact, status: "pending", version: 1 } },
  "approval.approved": { ...byApprover, about: "Enough people have agreed: the action may be carried out once.", data: approvalFact },
  "approval.edited": {
    ...byApprover,
    about: "A member changed an action's arguments; earlier agreement counts no more.",
    data: { ...approvalFact, status: "edited", tier: "Managers" },
  },
  "approval.rejected": { ...byApprover, about: "An action was rejected.", data: { ...approvalFact, status: "rejected" } },
  "approval.responded": { ...byApprover, about: "A member answered instead of approving an action.", data: { ...approvalFact, status: "responded" } },
  "approval.expired": {
    ...bySystem,
    about: "Nobody decided on an action, or began it, in time.",
    subjectType: "approval",
    data: { ...approvalFact, status: "expired" },
  },
  "approval.begun": { ...byCaller, about: "The caller went ahead with an approved action, which happens once.", data: { ...approvalFact, version: 3 } },
  "approval.executed": {
    ...byCaller,
    about: "The caller says that an approved action was carried out.",
    data: { ...approvalFact, status: "executed", version: 4 },
  },
  "approval.failed": {
    ...byCaller,
    about: "The caller says that an approved action was not carried out.",
    data: { ...approvalFact, status: "failed", version: 4 },
  },
  "draft.created": {
    ...ofDraft,
    actorKind: "bot",
    about: "An answer of the bot waits for a person.",
    data: { digest, status: "pending_review", turnId: turn },
  },
  "draft.approved": { ...ofDraft, about: "A draft was sent as it was.", data: { digest, version: 2, messageId: message } },
  "draft.edited": { ...ofDraft, about: "A draft was changed and sent.", data: { digest, version: 2, messageId: message, editDistance: 17 } },
  "draft.agreed": { ...ofDraft, about: "The first of two people has approved a draft; nothing is sent yet.", data: { digest, version: 1 } },
  "draft.revised": {
    ...ofDraft,
    about: "A person has changed a draft that two people have to approve: it waits for another one.",
    data: { digest, version: 2, editDistance: 17 },
  },
  "draft.rejected": { ...ofDraft, about: "A draft was dropped; it is never sent.", data: { digest, version: 2 } },
  "draft.cancelled": { ...ofDraft, about: "A draft was overtaken by something else.", data: { digest, version: 2, cause: "resolved" } },
  "draft.responded": { ...ofDraft, about: "A person answered instead of the draft.", data: { digest, version: 2, cause: "responded" } },
  "draft.leased": { ...ofDraft, about: "Somebody has opened a draft and has it alone for two minutes.", data: { digest } },
  "draft.released": { ...ofDraft, about: "Somebody let a draft go without a decision.", data: { digest } },
  "draft.assigned": { ...ofDraft, about: "It was said who sees to it that a draft is decided on.", data: { digest, ownerId: member } },
  "draft.escalated": {
    ...ofDraft,
    actorKind: "system",
    about: "Nobody has decided on a draft in time; people were asked to take the conversation.",
    data: { digest },
  },
  "draft.expired": { ...ofDraft, actorKind: "system", about: "A draft ended without a decision; it is never sent.", data: { digest, version: 2 } },
  "draft.superseded": {
    ...ofDraft,
    actorKind: "bot",
    about: "An answer came after a person had taken over; it is kept and never sent.",
    data: { digest, turnId: turn },
  },
  "handoff.requested": {
    ...inConversation,
    actorKind: "bot",
    about: "A conversation needs a person.",
    subjectType: "handoff",
    data: { trigger: "bot", reasons: ["sensitive_topic"] },
  },
  "handoff.withheld": {
    ...inConversation,
    actorKind: "visitor",
    about: "A person was asked for while nobody was there, and the channel's bot goes on alone.",
    subjectType: "conversation",
    data: { trigger: "visitor", reasons: ["visitor_button"] },
  },
  "handoff.offered": {
    ...inConversation,
    actorKind: "system",
    about: "A waiting conversation was offered to those who are online.",
    subjectType: "handoff",
    data: {},
  },
  "handoff.accepted": { ...inConversation, actorKind: "member", about: "A person took the conversation.", subjectType: "handoff", data: { waitedMs: 48_000 } },
  "handoff.notice_sent": { ...inConversation, actorKind: "system", about: "The visitor was told that nobody has been free.", subjectType: "handoff", data: {} },
  "handoff.closed": { ...inConversation, actorKind: "member", about: "A handoff ended.", subjectType: "handoff", data: { cause: "resolved" } },
  "visitor.email_left": {
    ...inConversation,
    actorKind: "visitor",
    about: "A visitor left an e-mail address; it is not in the event.",
    subjectType: "conversation",
    data: { visitorId: visitor },
  },
  "csat.rated": {
    ...inConversation,
    actorKind: "visitor",
    about: "A visitor rated the conversation, 1 to 5.",
    subjectType: "conversation",
    data: { score: 5 },
  },
  "metrics.rebuilt": { ...byMember, about: "The figures were made anew from the log.", subjectType: "workspace", data: { events: 1_204 } },
  "webhook.created": { ...byMember, about: "A webhook was added.", subjectType: "webhook", data: {} },
  "webhook.updated": { ...byMember, about: "A webhook was changed, or turned on or off.", subjectType: "webhook", data: { fields: ["eventTypes"] } },
  "webhook.deleted": { ...byMember, about: "A webhook was deleted.", subjectType: "webhook", data: {} },
  "webhook.secret_rotated": { ...byMember, about: "A webhook got a new signing secret.", subjectType: "webhook", data: { overlapHours: 24 } },
  "webhook.tested": {
    ...byMember,
    about: "A sample was sent to a webhook.",
    subjectType: "webhook",
    data: { deliveryId: sampleIds.subject, type: "conversation.started" },
  },
  "webhook.replayed": {
    ...byMember,
    about: "A delivery, or what happened in a span of time, is sent again.",
    subjectType: "webhook",
    data: { from: "2026-11-25T00:00:00.000Z", until: "2026-11-26T00:00:00.000Z", which: "failed" },
  },
  "webhook.disabled": {
    ...bySystem,
    about: "A webhook was turned off because its receiver is gone or was silent for days.",
    subjectType: "webhook",
    data: { cause: "failing" },
  },
  "audit.exported": { ...byMember, about: "The audit log was exported.", subjectType: "workspace", data: { events: 1_204 } },
  "audit.verified": { ...byMember, about: "The audit log was verified up to a number.", subjectType: "workspace", data: { seq: 1_204, ok: true } },
};

/** One of a type as it could stand in the log. */
export type SampleEvent = {
  id: string;
  type: EventType;
  subjectType: SubjectType;
  subjectId: string;
  conversationId: string | null;
  conversationSeq: number | null;
  actorKind: CatalogueEntry["actorKind"];
  actorId: string | null;
  data: Readonly<Record<string, unknown>>;
  occurredAt: string;
};

const actorIds: Record<CatalogueEntry["actorKind"], string | null> = {
  member: sampleIds.member,
  api_key: sampleIds.apiKey,
  visitor: sampleIds.visitor,
  bot: null,
  system: null,
};
const subjectIds: Partial<Record<SubjectType, string>> = {
  workspace: sampleIds.workspace,
  member: sampleIds.member,
  api_key: sampleIds.apiKey,
  channel: sampleIds.channel,
  bot_version: sampleIds.botVersion,
  knowledge_version: sampleIds.knowledgeVersion,
  conversation: sampleIds.conversation,
  message: sampleIds.message,
};

export function sampleEvent(type: EventType): SampleEvent {
  const entry = eventCatalogue[type];
  return {
    id: sampleIds.event,
    type,
    subjectType: entry.subjectType,
    subjectId: subjectIds[entry.subjectType] ?? sampleIds.subject,
    conversationId: entry.inConversation ? sampleIds.conversation : null,
    conversationSeq: entry.inConversation ? 7 : null,
    actorKind: entry.actorKind,
    actorId: actorIds[entry.actorKind],
    data: entry.data,
    occurredAt: "2026-11-26T09:41:07.218Z",
  };
}
