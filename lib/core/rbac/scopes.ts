/** What a principal may do. One closed table: the settings page shows it, endpoints declare from it, use-cases require from it. */
export const scopes = {
  "conversation:read": "See the inbox, conversations and their transcripts",
  "conversation:claim": "Take over a conversation, hand it back, resolve and reopen it",
  "conversation:reply": "Write to visitors",
  "note:write": "Write private notes",
  "review:read": "See drafts that wait for a person",
  "review:write": "Approve, edit or reject drafts; what is approved is sent",
  "approval:read": "See actions that wait for a person, with their arguments, and the policies they wait under",
  "approval:decide": "Approve, edit, reject or answer actions that wait, where the policy names you",
  "approval:request": "Ask for an action to be approved, and say that it was carried out",
  "approval_policy:write": "Say which actions need whose agreement",
  "tool:read": "See the tools of the workspace and what became of their calls",
  "tool:write": "Add, change and remove tools: addresses that are called with what visitors ask for",
  "tool:call": "Have a tool called",
  "grade:write": "Grade the bot's answers, write better ones, keep good ones for the knowledge",
  "knowledge:read": "See articles",
  "knowledge:write": "Write and import articles",
  "knowledge:publish": "Publish and archive articles: this changes what the bot says",
  "bot:read": "See the bot's settings",
  "bot:write": "Change the bot's name, tone, instructions, model and draft mode",
  "bot:stop": "Stop the bot, in a conversation or everywhere; in a conversation also let it go on",
  "turn:answer": "Answer visitors' messages as a bot of one's own, where the bot is set to that",
  "channel:read": "See channels and their embed code",
  "channel:write": "Change channels and the sites that may embed them",
  "playground:use": "Try the bot without side effects",
  "member:read": "See the members of the workspace",
  "member:write": "Invite members, change their roles, deactivate them",
  "webhook:read": "See webhooks and what was sent to them",
  "webhook:write": "Add, change and test webhooks: they send the workspace's events elsewhere",
  "team:write": "Make teams, choose their members and channels, archive them",
  "workspace:read": "See the workspace's settings",
  "workspace:write": "Change the workspace's settings",
  "api_key:write": "See, create and revoke API keys",
  "metrics:read": "See the figures and the conversations behind them",
  "workspace:own": "Hand the workspace to another owner, export or delete it, and ask every member for a second factor",
  "audit:read": "Read the audit log and the story of every decision",
  "audit:export": "Export the audit log with the texts it refers to",
} as const;

export type Scope = keyof typeof scopes;

export const roles = ["owner", "admin", "manager", "reviewer", "agent", "viewer"] as const;
export type Role = (typeof roles)[number];

const viewer: Scope[] = ["conversation:read", "knowledge:read", "bot:read", "workspace:read", "member:read"];
const agent: Scope[] = [
  ...viewer,
  "conversation:claim",
  "conversation:reply",
  "note:write",
  "review:read",
  "review:write",
  "approval:read",
  "tool:read",
  "grade:write",
  "bot:stop",
  "channel:read",
  "playground:use",
];
const reviewer: Scope[] = [
  ...viewer,
  "note:write",
  "review:read",
  "review:write",
  "approval:read",
  "approval:decide",
  "tool:read",
  "grade:write",
  "bot:stop",
  "knowledge:write",
  "playground:use",
  "audit:read",
];
const manager: Scope[] = [
  ...new Set<Scope>([...agent, ...reviewer, "knowledge:publish", "bot:write", "channel:write", "metrics:read", "audit:export", "team:write"]),
];
const admin: Scope[] = [
  ...new Set<Scope>([
    ...manager,
    "member:write",
    "workspace:write",
    "api_key:write",
    "webhook:read",
    "webhook:write",
    "turn:answer",
    "approval:request",
    "approval_policy:write",
    "tool:write",
    "tool:call",
  ]),
];
const owner: Scope[] = Object.keys(scopes) as Scope[];

/** Scopes of each role. A role holds everything that the table says and nothing else; owners hold every scope. */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = { owner, admin, manager, reviewer, agent, viewer };

/** While a workspace waits for its erasure it is read, exported and kept, and nothing else. */
export function isOpenWhileClosing(scope: Scope): boolean {
  return scope.endsWith(":read") || scope === "workspace:own" || scope === "audit:export";
}
