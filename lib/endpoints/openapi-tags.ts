import "server-only";
/** The groups of the API's description: what each is about, by the word in its addresses. A word that is missing here still gets a group. */

const about: Readonly<Record<string, string>> = {
  account: "The signed-in person: sign-up, confirmation, password, sessions. Only a browser's session, never an API key.",
  workspaces: "The workspaces of the signed-in person.",
  workspace: "The workspace itself.",
  members: "The people of the workspace, their roles and access.",
  presence: "Whether a member is online for new conversations.",
  invitations: "Invitations to the workspace, and accepting one.",
  "api-keys": "Keys for programs, with some of their maker's permissions.",
  channels: "Where visitors write: sites, texts and looks.",
  bots: "The bot's character, model and policy. Every change is a version.",
  articles: "What the bot answers from: articles with revisions, draft and published.",
  collections: "Groups of articles.",
  knowledge: "The state of the index that the bot answers from.",
  playground: "Trying the bot without side effects.",
  files: "Files of conversations, by signed addresses that expire.",
  inbox: "Lists of conversations by view.",
  conversations: "One conversation: its thread, claiming, replying, notes, resolving.",
  "kill-switches": "Stopping a bot, and letting it go on.",
  training: "Learning from graded answers.",
  grading: "Answers drawn for grading, and what their grades say about all answers.",
  approvals: "Actions of any agent or workflow that wait for a person: asked for, decided, carried out once.",
  "approval-policies": "Which actions need whose agreement.",
  tools: "Addresses of your own systems that Handrail calls once a decision allows it.",
  "request-forms": "Forms that the bot offers in the chat: a refund, the deletion of an account, a change of address.",
  "tool-calls": "What was called, and what became of it.",
  review: "Drafts of the bot that wait for a person.",
  "gold-drafts": "Wrong answers that are planted among the drafts, to see whether reviewers catch them.",
  events: "The audit log: every decision of the bot and every act of a person.",
  decisions: "The whole story of one decision.",
  audit: "Verification and export of the audit log.",
  stream: "Server-sent events of the workspace.",
  metrics: "Figures over a range of time, and the conversations behind each.",
  webhooks: "Addresses that events are sent to, with deliveries, tries and replay.",
  teams: "Teams of members.",
  turns: "Messages that wait for a bot of one's own, and answering them.",
  usage: "What the workspace uses, and its limits.",
  imports: "Imports of knowledge, with their progress and what failed.",
  sources: "Websites and sitemaps that knowledge is read from.",
  visitor: "What the widget on a customer's page calls, with a visitor token.",
  operation: "For operators and machines.",
};

const names: Readonly<Record<string, string>> = { "api-keys": "API keys" };

export type Tag = { name: string; title: string; description: string };

/** The group of an address: the word behind its version; the visitor API and the rest are one group each. */
export function tagOf(path: string): string {
  if (path.startsWith("/api/widget/") || path.startsWith("/widget/")) return "visitor";
  return /^\/api\/v1\/([a-z][a-z-]*)/.exec(path)?.[1] ?? "operation";
}

export function describeTag(name: string): Tag {
  const title = names[name] ?? `${name[0]?.toUpperCase() ?? ""}${name.slice(1).replaceAll("-", " ")}`;
  return { name, title, description: about[name] ?? `Everything under ${title.toLowerCase()}.` };
}
