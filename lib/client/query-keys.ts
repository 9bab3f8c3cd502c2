/**
 * Every query key of the console. Keys begin with the workspace's slug, so that switching workspaces never shows another one's rows;
 * a shorter key covers the longer ones below it when it is invalidated.
 */
export type Filters = Readonly<Record<string, string | number | boolean | null | undefined>>;

export const queryKeys = {
  account: () => ["account"] as const,
  /** Second factor, identities: what the account page shows beside the sessions. */
  accountSecurity: () => ["account", "security"] as const,
  accountSessions: () => ["account", "sessions"] as const,

  workspace: (slug: string) => [slug, "workspace"] as const,
  workspaceExport: (slug: string) => [slug, "workspace", "export"] as const,
  members: (slug: string) => [slug, "members"] as const,
  teams: (slug: string) => [slug, "teams"] as const,
  invitations: (slug: string) => [slug, "invitations"] as const,
  apiKeys: (slug: string) => [slug, "api-keys"] as const,
  presence: (slug: string) => [slug, "presence"] as const,
  channels: (slug: string) => [slug, "channels"] as const,
  bots: (slug: string) => [slug, "bots"] as const,
  policies: (slug: string) => [slug, "policy"] as const,
  policy: (slug: string, botId: string) => [slug, "policy", botId] as const,
  policyVersions: (slug: string, botId: string) => [slug, "policy", botId, "versions"] as const,
  policyWhatIf: (slug: string, botId: string, asked: string) => [slug, "policy", botId, "what-if", asked] as const,
  /** Below the bots: every change of one is a version. */
  botVersions: (slug: string, botId: string) => [slug, "bots", "versions", botId] as const,
  killSwitches: (slug: string) => [slug, "kill-switches"] as const,
  /** Those that stop whole bots now, as the shell shows them. */
  killSwitchesInShell: (slug: string) => [slug, "kill-switches", "shell"] as const,
  training: (slug: string) => [slug, "training"] as const,
  externalBot: (slug: string, botId: string) => [slug, "bots", "external", botId] as const,
  embedding: (slug: string) => [slug, "embedding"] as const,

  webhooks: (slug: string) => [slug, "webhooks"] as const,
  /** The list as the shell reads it. The shell is drawn before a screen brings its rows, so it must not hold the screen's own key empty. */
  webhooksInShell: (slug: string) => [slug, "webhooks", "shell"] as const,
  webhook: (slug: string, webhookId: string) => [slug, "webhooks", "one", webhookId] as const,
  webhookDeliveries: (slug: string, webhookId: string, filters: Filters) => [slug, "webhooks", "one", webhookId, "deliveries", filters] as const,
  webhookDelivery: (slug: string, webhookId: string, deliveryId: string) => [slug, "webhooks", "one", webhookId, "delivery", deliveryId] as const,

  /** Actions that wait, with those that were decided. */
  approvals: (slug: string) => [slug, "approvals"] as const,
  approvalList: (slug: string, filters: Filters) => [slug, "approvals", "list", filters] as const,
  approval: (slug: string, approvalId: string) => [slug, "approvals", "one", approvalId] as const,
  approvalPolicies: (slug: string) => [slug, "approvals", "policies"] as const,
  /** Tools, and below them their calls. */
  tools: (slug: string) => [slug, "tools"] as const,
  toolList: (slug: string) => [slug, "tools", "list"] as const,
  toolCalls: (slug: string) => [slug, "tools", "calls"] as const,
  requestForms: (slug: string) => [slug, "request-forms"] as const,
  /** How many wait: the number beside Approvals. */
  approvalCount: (slug: string) => [slug, "approvals", "count"] as const,

  articles: (slug: string) => [slug, "articles"] as const,
  articleList: (slug: string, filters: Filters) => [slug, "articles", "list", filters] as const,
  article: (slug: string, articleId: string) => [slug, "articles", "one", articleId] as const,
  /** The texts that an article has had, and one of them. */
  articleVersions: (slug: string, articleId: string) => [slug, "articles", "one", articleId, "versions", "list"] as const,
  articleVersion: (slug: string, articleId: string, versionId: string) => [slug, "articles", "one", articleId, "versions", "one", versionId] as const,
  imports: (slug: string) => [slug, "imports"] as const,
  importList: (slug: string) => [slug, "imports", "list"] as const,
  import: (slug: string, importId: string) => [slug, "imports", "one", importId] as const,
  importDocuments: (slug: string, importId: string, filters: Filters) => [slug, "imports", "one", importId, "documents", filters] as const,
  sources: (slug: string) => [slug, "sources"] as const,
  findings: (slug: string) => [slug, "findings"] as const,
  findingList: (slug: string, filters: Filters) => [slug, "findings", filters] as const,
  collections: (slug: string) => [slug, "collections"] as const,
  knowledge: (slug: string) => [slug, "knowledge"] as const,

  /** All of the inbox: lists with their counts, and open conversations. */
  conversations: (slug: string) => [slug, "conversations"] as const,
  conversationLists: (slug: string) => [slug, "conversations", "list"] as const,
  conversationList: (slug: string, filters: Filters) => [slug, "conversations", "list", filters] as const,
  /** How many wait in each view: the number beside Inbox. */
  conversationCounts: (slug: string) => [slug, "conversations", "list", "counts"] as const,
  /** Whether there is any conversation at all. */
  conversationAny: (slug: string) => [slug, "conversations", "list", "any"] as const,
  /** Every conversation that was opened. */
  openConversations: (slug: string) => [slug, "conversations", "one"] as const,
  /** One conversation as the thread and the packet show it. */
  conversation: (slug: string, conversationId: string) => [slug, "conversations", "one", conversationId] as const,

  /** The queue of drafts: its list with the counts, and open drafts. */
  review: (slug: string) => [slug, "review"] as const,
  reviewList: (slug: string, filters: object) => [slug, "review", "list", filters] as const,
  /** How many wait and since when: the number beside Review. */
  reviewCounts: (slug: string) => [slug, "review", "counts"] as const,
  reviewCase: (slug: string, draftId: string) => [slug, "review", "one", draftId] as const,

  /** The picture that a file of a conversation holds. */
  attachment: (slug: string, attachmentId: string) => [slug, "attachments", attachmentId] as const,

  /** Who writes in a conversation just now: put there by the stream, asked from nobody. */
  typing: (slug: string, conversationId: string) => [slug, "typing", conversationId] as const,

  audit: (slug: string) => [slug, "audit"] as const,
  auditList: (slug: string, filters: Filters) => [slug, "audit", "list", filters] as const,
  decision: (slug: string, decisionId: string) => [slug, "audit", "decision", decisionId] as const,
} as const;
