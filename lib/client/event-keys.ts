/** Which queries a fact makes stale: the one table from event types to query keys. */
import type { QueryKey } from "@tanstack/react-query";
import type { EventType } from "@/lib/contracts/events/event-types";
import { queryKeys } from "./query-keys";
import type { StreamFact } from "./stream-frame";

type Resource = EventType extends infer Type ? (Type extends `${infer Name}.${string}` ? Name : never) : never;

/** What a resource's facts touch. Facts of a conversation change it and the lists; the audit page is added to every fact below. */
const staleByResource: Record<Resource, (slug: string, fact: StreamFact) => QueryKey[]> = {
  workspace: (slug) => [queryKeys.workspace(slug), queryKeys.account()],
  member: (slug) => [queryKeys.members(slug)],
  team: (slug) => [queryKeys.teams(slug), queryKeys.conversationLists(slug)],
  invitation: (slug) => [queryKeys.invitations(slug), queryKeys.members(slug)],
  api_key: (slug) => [queryKeys.apiKeys(slug)],
  bot: (slug) => [queryKeys.bots(slug)],
  policy: (slug) => [queryKeys.bots(slug), queryKeys.policies(slug)],
  training: (slug) => [queryKeys.training(slug), queryKeys.bots(slug)],
  bot_version: (slug) => [queryKeys.bots(slug)],
  kill_switch: (slug, fact) => [queryKeys.killSwitches(slug), ...(fact.conversationId ? keysOfConversation(slug, fact.conversationId) : [])],
  gold_draft: (slug) => [queryKeys.review(slug)],
  embedding: (slug) => [queryKeys.embedding(slug)],
  channel: (slug) => [queryKeys.channels(slug)],
  contact: (slug) => [queryKeys.conversations(slug)],
  article: (slug) => [queryKeys.articles(slug), queryKeys.knowledge(slug), queryKeys.findings(slug)],
  knowledge: (slug) => [queryKeys.articles(slug), queryKeys.knowledge(slug), queryKeys.collections(slug)],
  knowledge_version: (slug) => [queryKeys.knowledge(slug), queryKeys.embedding(slug)],
  import: (slug) => [queryKeys.imports(slug), queryKeys.sources(slug), queryKeys.articles(slug), queryKeys.knowledge(slug), queryKeys.collections(slug)],
  knowledge_source: (slug) => [queryKeys.sources(slug)],
  knowledge_finding: (slug) => [queryKeys.findings(slug)],
  // Their facts name no conversation; one that is open may show what its visitor asked for.
  approval: (slug) => [queryKeys.approvals(slug), queryKeys.openConversations(slug)],
  tool: (slug) => [queryKeys.tools(slug)],
  tool_call: (slug) => [queryKeys.tools(slug), queryKeys.openConversations(slug)],
  request: (slug, fact) => (fact.conversationId ? keysOfConversation(slug, fact.conversationId) : [queryKeys.requestForms(slug)]),
  approval_policy: (slug) => [queryKeys.approvals(slug)],
  conversation: ofConversation,
  message: ofConversation,
  attachment: ofConversation,
  decision: ofConversation,
  draft: (slug, fact) => [...ofConversation(slug, fact), queryKeys.review(slug)],
  handoff: (slug, fact) => [...ofConversation(slug, fact), queryKeys.review(slug)],
  visitor: ofConversation,
  csat: ofConversation,
  metrics: () => [],
  webhook: (slug) => [queryKeys.webhooks(slug)],
  audit: () => [],
};

/** Keys to invalidate for a fact; a type that this version does not know touches the whole workspace. */
export function keysOfEvent(slug: string, fact: StreamFact): QueryKey[] {
  const resource = fact.type.split(".")[0] as Resource;
  const stale = staleByResource[resource];
  return stale ? [...stale(slug, fact), queryKeys.audit(slug)] : [[slug]];
}

/** Keys to invalidate when a conversation has changed. */
export function keysOfConversation(slug: string, conversationId: string): QueryKey[] {
  return [queryKeys.conversation(slug, conversationId), queryKeys.conversationLists(slug)];
}

function ofConversation(slug: string, fact: StreamFact): QueryKey[] {
  return fact.conversationId ? keysOfConversation(slug, fact.conversationId) : [queryKeys.conversations(slug)];
}
