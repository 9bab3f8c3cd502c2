/**
 * Ids are uuidv7 made by the application. Inside they are plain uuid strings with a brand, so that the id of one thing is
 * never passed for another; on the wire they carry a prefix (see `wire-ids.ts`).
 */
declare const brand: unique symbol;

export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** The closed list of things that have an id, with the prefix each wears on the wire. */
export const idPrefixes = {
  account: "acc",
  apiKey: "key",
  approval: "apv",
  approvalPolicy: "app",
  article: "art",
  articleVersion: "arv",
  bot: "bot",
  botVersion: "bvn",
  channel: "chn",
  collection: "col",
  contact: "ctc",
  conversation: "cnv",
  csat: "csa",
  decision: "dec",
  draft: "drf",
  event: "evt",
  feedback: "fbk",
  file: "fil",
  goldDraft: "gld",
  grade: "grd",
  handoff: "hof",
  identity: "idn",
  import: "imp",
  importDocument: "imd",
  invitation: "inv",
  killSwitch: "ksw",
  knowledgeSource: "src",
  knowledgeVersion: "kvn",
  member: "mem",
  message: "msg",
  policyVersion: "pvn",
  session: "ses",
  team: "tem",
  tool: "tol",
  toolCall: "tcl",
  training: "tng",
  turn: "trn",
  visitor: "vis",
  visitorRequest: "vrq",
  webhook: "whk",
  webhookAttempt: "wha",
  webhookDelivery: "whd",
  workspace: "wsp",
} as const;

export type IdKind = keyof typeof idPrefixes;

export type AccountId = Id<"account">;
export type ApiKeyId = Id<"apiKey">;
export type ApprovalId = Id<"approval">;
export type ApprovalPolicyId = Id<"approvalPolicy">;
export type ArticleId = Id<"article">;
export type BotId = Id<"bot">;
export type ChannelId = Id<"channel">;
export type ContactId = Id<"contact">;
export type ConversationId = Id<"conversation">;
export type DecisionId = Id<"decision">;
export type DraftId = Id<"draft">;
export type FileId = Id<"file">;
export type GoldDraftId = Id<"goldDraft">;
export type TrainingId = Id<"training">;
export type HandoffId = Id<"handoff">;
export type ImportId = Id<"import">;
export type ImportDocumentId = Id<"importDocument">;
export type InvitationId = Id<"invitation">;
export type KillSwitchId = Id<"killSwitch">;
export type KnowledgeSourceId = Id<"knowledgeSource">;
export type KnowledgeVersionId = Id<"knowledgeVersion">;
export type MemberId = Id<"member">;
export type MessageId = Id<"message">;
export type SessionId = Id<"session">;
export type TeamId = Id<"team">;
export type ToolId = Id<"tool">;
export type ToolCallId = Id<"toolCall">;
export type TurnId = Id<"turn">;
export type VisitorId = Id<"visitor">;
export type VisitorRequestId = Id<"visitorRequest">;
export type WebhookDeliveryId = Id<"webhookDelivery">;
export type WebhookId = Id<"webhook">;
export type WorkspaceId = Id<"workspace">;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(value: string): boolean {
  return uuidPattern.test(value);
}
