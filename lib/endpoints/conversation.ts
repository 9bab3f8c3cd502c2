import "server-only";
/** The inbox and what agents do in it. Every act answers with the conversation as it then is. */
import { z } from "zod";
import type { MemberActor } from "@/lib/access/actor";
import {
  conversationParamsSchema,
  conversationResponseSchema,
  inboxPageSchema,
  inboxQuerySchema,
  memberTypingRequestSchema,
  noteRequestSchema,
  replyRequestSchema,
} from "@/lib/contracts/api/conversation";
import type { ConversationId } from "@/lib/core/kernel/ids";
import type { Scope } from "@/lib/core/rbac/scopes";
import { addNote } from "@/lib/features/conversation/add-note";
import { claimConversation } from "@/lib/features/conversation/claim-conversation";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { handBackConversation } from "@/lib/features/conversation/hand-back-conversation";
import { listInbox } from "@/lib/features/conversation/list-inbox";
import { reopenConversation } from "@/lib/features/conversation/reopen-conversation";
import { replyToVisitor } from "@/lib/features/conversation/reply-to-visitor";
import { reportMemberTyping } from "@/lib/features/conversation/report-typing";
import { resolveConversation } from "@/lib/features/conversation/resolve-conversation";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";

const base = "/api/v1/conversations/{conversationId}";

async function answer(actor: MemberActor, id: ConversationId, status = 200) {
  return json(status, { conversation: await getConversation(actor, id) });
}

function act(name: string, verb: string, summary: string, run: (actor: MemberActor, id: ConversationId) => Promise<void>): Endpoint {
  return endpoint({
    name,
    method: "POST",
    path: `${base}/${verb}`,
    summary,
    auth: "member",
    scope: "conversation:claim",
    params: conversationParamsSchema,
    body: z.object({}),
    response: conversationResponseSchema,
    status: 200,
    errors: ["already_claimed", "state_conflict"],
    handle: async ({ actor, params }) => {
      await run(actor, params.conversationId);
      return answer(actor, params.conversationId);
    },
  });
}

function write<B extends z.ZodType>(
  name: string,
  noun: string,
  scope: Scope,
  summary: string,
  requestBody: B,
  run: (actor: MemberActor, id: ConversationId, input: z.output<B>) => Promise<void>,
): Endpoint {
  return endpoint({
    name,
    method: "POST",
    path: `${base}/${noun}`,
    summary,
    auth: "member",
    scope,
    params: conversationParamsSchema,
    body: requestBody,
    response: conversationResponseSchema,
    status: 201,
    errors: ["already_claimed", "client_id_reused", "state_conflict"],
    handle: async ({ actor, params, body }) => {
      await run(actor, params.conversationId, body as z.output<B>);
      return answer(actor, params.conversationId, 201);
    },
  });
}

export const conversationEndpoints: Endpoint[] = [
  endpoint({
    name: "listInbox",
    method: "GET",
    path: "/api/v1/inbox",
    summary: "Conversations of a view, the neediest first where somebody waits.",
    auth: "member",
    scope: "conversation:read",
    query: inboxQuerySchema,
    response: inboxPageSchema,
    status: 200,
    handle: async ({ actor, query }) => json(200, await listInbox(actor, query)),
  }),
  endpoint({
    name: "getConversation",
    method: "GET",
    path: base,
    summary: "One conversation: thread, decisions, packet and draft.",
    auth: "member",
    scope: "conversation:read",
    params: conversationParamsSchema,
    response: conversationResponseSchema,
    status: 200,
    handle: async ({ actor, params }) => answer(actor, params.conversationId),
  }),
  act("claimConversation", "claim", "Take the conversation: from the queue, or over from the bot, which is silent from then on.", claimConversation),
  act("resolveConversation", "resolve", "End the conversation; the visitor is asked how it went.", resolveConversation),
  act("reopenConversation", "reopen", "Take a resolved conversation up again.", reopenConversation),
  act("handBackConversation", "hand-back", "Give the conversation back to the bot.", handBackConversation),
  write(
    "replyToVisitor",
    "messages",
    "conversation:reply",
    "Write to the visitor. A retry with the same client id is stored once.",
    replyRequestSchema,
    replyToVisitor,
  ),
  write("addNote", "notes", "note:write", "Write a private note; visitors never see it.", noteRequestSchema, addNote),
  endpoint({
    name: "reportMemberTyping",
    method: "POST",
    path: `${base}/typing`,
    summary: "Say that the agent is writing; never stored.",
    auth: "member",
    scope: "conversation:reply",
    params: conversationParamsSchema,
    body: memberTypingRequestSchema,
    response: null,
    status: 204,
    handle: async ({ actor, params, body }) => {
      await reportMemberTyping(actor, params.conversationId, body.typing);
      return noContent;
    },
  }),
];
