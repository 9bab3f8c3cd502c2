/** Every fact of the log as the second half of a sentence that begins with its actor: "Jo" + "took the conversation over". Pure. */
import type { EventData, EventType } from "@/lib/contracts/events/event-types";
import type { SystemCode } from "@/lib/contracts/widget/conversation";
import { reasonChip, topicWords } from "@/components/thread/reason-words";

type Words = { [Type in EventType]: (data: Partial<EventData<Type>>) => string };

const toolEnds = {
  succeeded: "called a tool, which did what was asked",
  failed: "called a tool, which did not do what was asked",
  unknown: "called a tool; whether it did what was asked is not known",
  cancelled: "did not call a tool",
};
const requestEnds = {
  done: "told the visitor that it is done",
  rejected: "told the visitor that it was not agreed to",
  person: "told the visitor that a person looks into it",
};
const stopPlaces = { workspace: "in the whole workspace", bot: "everywhere", conversation: "in a conversation" };

const words: Words = {
  "workspace.created": () => "created the workspace",
  "workspace.updated": (data) => `changed the workspace's settings${fields(data.fields)}`,
  "workspace.transferred": () => "handed the workspace to another owner",
  "workspace.deletion_requested": (data) => `asked for the workspace to be deleted${data.dueAt ? ` on ${data.dueAt.slice(0, 10)}` : ""}`,
  "workspace.deletion_cancelled": () => "kept the workspace: it is not deleted",
  "workspace.export_requested": () => "asked for an export of the workspace's data",
  "workspace.exported": () => "downloaded the export of the workspace's data",
  "team.created": () => "created a team",
  "team.updated": (data) => `changed a team${fields(data.fields)}`,
  "team.archived": () => "archived a team",
  "member.left": () => "left the workspace",
  "member.name_changed": () => "changed their name",
  "member.email_changed": () => "changed their e-mail address",
  "member.password_changed": (data) => `changed their password${data.sessionsEnded ? `; other sessions ended: ${data.sessionsEnded}` : ""}`,
  "member.second_factor_enabled": () => "set up a second factor",
  "member.second_factor_disabled": (data) => (data.by === "operator" ? "had the second factor removed by the operator" : "removed their second factor"),
  "member.recovery_codes_renewed": () => "made new recovery codes",
  "member.recovery_code_used": (data) => `signed in with a recovery code${data.left === undefined ? "" : `, ${data.left} left`}`,
  "member.sessions_revoked": (data) => `ended ${data.count === 1 ? "one of their sessions" : "their other sessions"}`,
  "member.identity_linked": () => "signed in through the sign-on issuer for the first time",
  "member.joined": (data) =>
    `joined as ${data.role ?? "member"}${data.via === "invitation" ? " by invitation" : data.via === "sign_up" ? " by signing up" : ""}`,
  "member.role_changed": (data) => `changed a member's role from ${data.from ?? "?"} to ${data.to ?? "?"}`,
  "member.deactivated": () => "deactivated a member",
  "member.reactivated": () => "reactivated a member",
  "member.presence_changed": (data) => (data.presence === "away" ? "went away" : "came online"),
  "invitation.created": (data) => `invited somebody as ${data.role ?? "member"}`,
  "invitation.accepted": () => "accepted an invitation",
  "invitation.revoked": () => "withdrew an invitation",
  "api_key.created": (data) => `made an API key with ${data.scopes?.length === 1 ? "1 permission" : `${data.scopes?.length ?? "?"} permissions`}`,
  "api_key.revoked": () => "revoked an API key",
  "bot.updated": (data) => `changed the bot${fields(data.fields)}`,
  "embedding.updated": (data) => (data.enabled === false ? "switched search by meaning off" : "changed search by meaning"),
  "policy.changed": (data) =>
    data.restoredFrom ? `restored version ${data.restoredFrom} of the policy` : `made version ${data.number ?? "?"} of the policy${fields(data.changed)}`,
  "training.started": (data) =>
    `began to learn from ${data.labels ?? "?"} ${data.labels === 1 ? "question that was" : "questions that were"} answered right${data.cause === "grades" ? ", after enough new grades" : ""}`,
  "training.done": (data) => `learned from ${data.labels ?? "?"} ${data.labels === 1 ? "question that was" : "questions that were"} answered right`,
  "training.set": (data) =>
    typeof data.retrainAfter === "number" ? `let the bot learn by itself after ${data.retrainAfter} new grades` : "let the bot learn only when asked",
  "kill_switch.activated": (data) => `stopped the bot ${stopPlaces[data.scope as keyof typeof stopPlaces] ?? ""}`.trimEnd(),
  "kill_switch.lifted": (data) => `let the bot go on ${stopPlaces[data.scope as keyof typeof stopPlaces] ?? ""}`.trimEnd(),
  "decision.handoff_graded": (data) => (data.needed === true ? "found that a person was needed" : "found that no person was needed"),
  "gold_draft.kept": () => "kept a wrong answer as a gold draft",
  "gold_draft.retired": () => "took a gold draft out of use",
  "gold_draft.share_set": (data) => `let ${data.share ?? "?"} of a hundred opened drafts be planted`,
  "gold_draft.planted": () => "planted a gold draft",
  "gold_draft.decided": (data) => (data.caught === true ? "caught a planted draft" : "missed what is wrong with a planted draft"),
  "bot_version.created": (data) => `made version ${data.number ?? "?"} of the bot`,
  "channel.created": () => "created a channel",
  "channel.updated": (data) => `changed a channel${fields(data.fields)}`,
  "channel.archived": () => "archived a channel",
  "channel.restored": () => "took a channel into use again",
  "channel.secret_rotated": (data) =>
    `made a new identity secret${data.overlapHours ? `; the old one is good for ${data.overlapHours} h` : "; the old one is void"}`,
  "contact.identified": () => "was identified by a signed token",
  "article.created": () => "wrote an article",
  "article.updated": (data) => `changed an article: revision ${data.number ?? "?"}`,
  "article.published": (data) => `published an article: revision ${data.number ?? "?"}`,
  "article.unpublished": () => "took an article back to draft",
  "article.archived": () => "archived an article",
  "article.restored": (data) => `restored revision ${data.from ?? "?"} of an article as revision ${data.number ?? "?"}`,
  "import.started": (data) => (data.sourceId ? "began to read a site" : "began an import"),
  "import.finished": (data) =>
    `finished an import: ${data.created ?? 0} new, ${data.updated ?? 0} changed${data.failedDocuments ? `, ${data.failedDocuments} of ${data.documents ?? "?"} documents failed` : ""}`,
  "import.retried": (data) => `tried ${data.documents ?? 0} failed documents of an import again`,
  "import.cancelled": () => "cancelled an import",
  "knowledge_source.created": (data) => (data.kind === "sitemap" ? "added a site to read" : "added a page to read"),
  "knowledge_source.updated": (data) => `changed a site to read${fields(data.fields)}`,
  "knowledge_source.removed": () => "removed a site to read",
  "knowledge_finding.dismissed": () => "said that two similar articles are meant so",
  "knowledge.imported": (data) => `imported knowledge: ${data.created ?? 0} new, ${data.updated ?? 0} changed, ${data.failed ?? 0} failed`,
  "knowledge_version.live": (data) => `put version ${data.number ?? "?"} of the knowledge live, ${articles(data.articleCount)}`,
  "knowledge_version.failed": (data) => `could not build version ${data.number ?? "?"} of the knowledge`,
  "conversation.started": () => "started a conversation",
  "conversation.resolved": () => "resolved the conversation",
  "conversation.reopened": () => "reopened the conversation",
  "conversation.handed_back": () => "handed the conversation back to the bot",
  "conversation.mailed": (data) => `mailed the visitor what was said since message ${data.afterSeq ?? "?"}`,
  "conversation.consented": () => "agreed to the privacy notice",
  "conversation.form_answered": (data) => `answered the questions before the chat${fields(data.fields)}`,
  "conversation.team_changed": (data) => (data.teamId === null ? "took the conversation out of its team" : "gave the conversation to a team"),
  "message.created": messageWords,
  "message.rated": (data) => (data.value === "down" ? "marked an answer as not helpful" : "marked an answer as helpful"),
  "message.kept": (data) => (data.as === "article" ? "kept an answer as a draft article" : "kept the question of an answer for an article"),
  "message.erased": () => "erased the text of a message",
  "attachment.added": (data) => `sent a file, ${Math.max(1, Math.round((data.sizeBytes ?? 0) / 1024))} kB`,
  "decision.made": decisionWords,
  "decision.graded": (data) =>
    `graded an answer as ${(data.grade ?? "?").replaceAll("_", " ")}${data.cause ? ` (${data.cause.replaceAll("_", " ")})` : ""}${data.corrected ? " and wrote a better one" : ""}`,
  "tool.created": (data) => `added the tool ${data.name ?? ""}`.trimEnd(),
  "tool.updated": (data) => `changed a tool${fields(data.fields)}`,
  "tool.deleted": () => "removed a tool",
  "tool.secret_rotated": () => "made a new secret for a tool",
  "tool_call.requested": () => "asked for a tool to be called",
  "request.form_changed": (data) => `${data.enabled ? "changed" : "turned off"} a form that the bot offers`,
  "request.submitted": (data) => (data.kind === "tool" ? "passed a visitor’s request on to a tool" : "asked for something with a form"),
  "request.told": (data) => requestEnds[data.outcome ?? "person"],
  "tool_call.ended": (data) => toolEnds[data.status ?? "unknown"],
  "approval_policy.changed": (data) => `made version ${data.number ?? "?"} of the approval policy of ${data.action ?? "an action"}`,
  "approval.requested": (data) => `asked for ${data.action ?? "an action"} to be approved${data.status === "approved" ? "; it needs nobody" : ""}`,
  "approval.voted": () => "agreed to an action that needs more people",
  "approval.approved": () => "approved an action",
  "approval.edited": (data) => `changed an action's arguments${data.status === "edited" ? " and approved it" : ""}`,
  "approval.rejected": () => "rejected an action",
  "approval.responded": () => "answered instead of approving an action",
  "approval.expired": () => "let an action expire: it is not carried out",
  "approval.begun": () => "went ahead with an approved action",
  "approval.executed": () => "carried out an approved action",
  "approval.failed": () => "could not carry out an approved action",
  "draft.created": (data) => (data.status === "superseded" ? "kept a late answer as a draft that cannot be sent" : "wrote a draft for a person to check"),
  "draft.approved": () => "approved a draft; it was sent as it was",
  "draft.edited": (data) => `edited a draft and sent it${data.editDistance === undefined ? "" : `, ${data.editDistance} characters apart`}`,
  "draft.agreed": () => "approved a draft that a second person has to approve, too",
  "draft.revised": () => "changed a draft, which another person has to approve now",
  "draft.rejected": () => "dropped a draft; it was never sent",
  "draft.cancelled": (data) => `cancelled a draft${data.cause ? `: ${causeWords(data.cause)}` : ""}`,
  "draft.responded": () => "answered instead of sending the draft",
  "draft.leased": () => "opened a draft",
  "draft.released": () => "let a draft go without a decision",
  "draft.assigned": (data) => (data.ownerId ? "gave a draft to a reviewer" : "took a draft from its reviewer"),
  "draft.escalated": () => "asked for a person: nobody had decided on a draft in time",
  "draft.expired": () => "ended a draft that nobody had decided on; it was never sent",
  "draft.superseded": () => "kept back a draft: a person had taken over",
  "handoff.requested": handoffWords,
  "handoff.withheld": () => "left the conversation to the bot: nobody was there",
  "handoff.offered": () => "offered the conversation to the team",
  "handoff.accepted": (data) => (data.waitedMs ? `took the conversation after ${duration(data.waitedMs)} of waiting` : "took the conversation over"),
  "handoff.notice_sent": () => "told the visitor that nobody has been free",
  "handoff.closed": (data) => `closed the handover${data.cause ? `: ${causeWords(data.cause)}` : ""}`,
  "visitor.email_left": () => "left an e-mail address",
  "csat.rated": (data) => `rated the conversation ${data.score ?? "?"} of 5`,
  "metrics.rebuilt": (data) => `had the figures made anew from ${data.events ?? "?"} events`,
  "webhook.created": () => "added a webhook",
  "webhook.updated": (data) => `changed a webhook${fields(data.fields)}`,
  "webhook.deleted": () => "deleted a webhook",
  "webhook.secret_rotated": (data) =>
    `made a new secret for a webhook${data.overlapHours ? `; the old one signs ${data.overlapHours} more hours` : "; the old one ended at once"}`,
  "webhook.tested": () => "sent a test to a webhook",
  "webhook.replayed": (data) => (data.deliveryId ? "sent a delivery of a webhook again" : "sent past events to a webhook again"),
  "webhook.disabled": (data) =>
    data.cause === "gone" ? "turned a webhook off: its receiver is gone" : "turned a webhook off: nothing reached its receiver for days",
  "audit.exported": (data) => `exported the log, ${data.events ?? "?"} events`,
  "audit.verified": (data) =>
    data.ok === false ? `verified the log and found a problem at no. ${data.seq ?? "?"}` : `verified the log up to no. ${data.seq ?? "?"}: intact`,
};

/** A type that this version does not know is shown as it is. */
export function eventWords(type: string, data: Record<string, unknown>): string {
  if (!Object.hasOwn(words, type)) return type.replaceAll("_", " ").replace(".", ": ");
  return (words[type as EventType] as (data: Record<string, unknown>) => string)(data);
}

/** Groups for the filter, in the order of the select: the part before the dot and what it is called. */
export const eventGroups: readonly { group: string; name: string }[] = [
  { group: "decision", name: "Decisions of the bot" },
  { group: "message", name: "Messages and notes" },
  { group: "draft", name: "Drafts and reviews" },
  { group: "handoff", name: "Handovers" },
  { group: "conversation", name: "Conversations" },
  { group: "attachment", name: "Files" },
  { group: "contact", name: "Contacts" },
  { group: "csat", name: "Ratings" },
  { group: "visitor", name: "Visitors" },
  { group: "webhook", name: "Webhooks" },
  { group: "article", name: "Articles" },
  { group: "import", name: "Imports" },
  { group: "knowledge", name: "Imported lists" },
  { group: "knowledge_source", name: "Sites that are read" },
  { group: "knowledge_finding", name: "Said twice" },
  { group: "knowledge_version", name: "Knowledge versions" },
  { group: "embedding", name: "Search by meaning" },
  { group: "bot", name: "Bot settings" },
  { group: "bot_version", name: "Bot versions" },
  { group: "policy", name: "Policy" },
  { group: "approval", name: "Approvals" },
  { group: "approval_policy", name: "Approval policies" },
  { group: "tool", name: "Tools" },
  { group: "tool_call", name: "Calls of tools" },
  { group: "request", name: "Requests of visitors" },
  { group: "training", name: "Learning" },
  { group: "kill_switch", name: "Kill switches" },
  { group: "gold_draft", name: "Gold drafts" },
  { group: "channel", name: "Channels" },
  { group: "member", name: "Members" },
  { group: "team", name: "Teams" },
  { group: "invitation", name: "Invitations" },
  { group: "api_key", name: "API keys" },
  { group: "workspace", name: "Workspace" },
  { group: "metrics", name: "Metrics" },
  { group: "audit", name: "Audit log" },
];

const subjects: Record<string, string> = {
  kill_switch: "kill switch",
  gold_draft: "gold draft",
  knowledge_source: "site that is read",
  knowledge_version: "knowledge version",
  bot_version: "bot version",
  api_key: "API key",
  csat_rating: "rating",
};

export function subjectWords(subjectType: string): string {
  return subjects[subjectType] ?? subjectType.replaceAll("_", " ");
}

function messageWords(data: Partial<EventData<"message.created">>): string {
  if (data.visibility === "note") return "wrote a private note";
  switch (data.authorClass) {
    case "visitor":
      return "wrote a message";
    case "bot":
      return "answered";
    case "human":
      return "wrote to the visitor";
    case "bot_approved":
      return "sent the bot's answer after approving it";
    case "bot_edited_by_human":
      return "sent the bot's answer after editing it";
    case "system":
      return noticeWords(data.systemCode);
    default:
      return "wrote a message";
  }
}

const notices: Record<SystemCode, string> = {
  ai_disclosure: "the visitor was told that this is an AI assistant",
  handoff_requested: "the visitor was told that a person will take over",
  handoff_away: "the visitor was told that nobody is here now",
  handoff_unaccepted: "the visitor was told that nobody has been free, and asked for an address",
  email_saved: "the visitor was thanked for the address",
  draft_held: "the visitor was told that a person looks at the answer first",
  human_joined: "the visitor was told that a person has joined",
  human_left: "the visitor was told that the person has left",
  bot_resumed: "the visitor was told that the bot answers again",
  resolved: "the visitor was told that the conversation is closed",
  reopened: "the visitor was told that the conversation is open again",
  visitor_ended: "the conversation shows that the visitor has ended it",
  handoff_bot_only: "the visitor was told that nobody is here now and the bot goes on",
  told: "the visitor was told what your policy says",
  request_offered: "the visitor was offered a form",
  request_sent: "the visitor was told that the request was sent",
  request_ended: "the visitor was told what came of the request",
  personal_data_masked: "the visitor was told what was taken out of their message before it was stored",
};

/** Notices are nobody's own words: the actor is whoever led to them. */
function noticeWords(code: string | undefined): string {
  if (code === undefined) return "the visitor was shown a notice";
  return Object.hasOwn(notices, code) ? notices[code as SystemCode] : `the visitor was told: ${code.replaceAll("_", " ")}`;
}

function handoffWords(data: Partial<EventData<"handoff.requested">>): string {
  if (data.trigger === "visitor") return "asked for a person";
  if (data.trigger === "member") return `requested the conversation for the team${reasons(data.reasons)}`;
  return `requested a person${reasons(data.reasons)}`;
}

const decided: Record<string, string> = {
  answer: "decided to answer",
  clarify: "decided to ask back",
  hold: "decided to let a person check",
  handoff: "decided to hand over",
  refuse: "decided not to answer",
};

function decisionWords(data: Partial<EventData<"decision.made">>): string {
  const act = decided[data.action ?? ""] ?? "decided";
  return `${act}${reasons(data.reasons)}${data.outcome === "superseded" ? "; too late, a person had taken over" : ""}`;
}

function reasons(codes: readonly string[] | undefined): string {
  if (!codes || codes.length === 0) return "";
  return `: ${codes.map((code) => (code === "answered" ? "sure enough" : reasonChip(code).toLowerCase())).join(", ")}`;
}

const causes: Record<string, string> = {
  resolved: "the conversation was resolved",
  handed_back: "the bot has it again",
  visitor_left: "the visitor left",
  responded: "a person answered",
  taken_over: "a person took over",
};

function causeWords(cause: string): string {
  return causes[cause] ?? topicWords(cause);
}

function fields(names: readonly string[] | undefined): string {
  return names && names.length > 0
    ? `: ${names
        .map((name) =>
          name
            .replace(/([A-Z])/g, " $1")
            .replaceAll("_", " ")
            .toLowerCase(),
        )
        .join(", ")}`
    : "";
}

function articles(count: number | undefined): string {
  return count === 1 ? "1 article" : `${count ?? "?"} articles`;
}

/** "8 s", "4 min", "2 h". */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
