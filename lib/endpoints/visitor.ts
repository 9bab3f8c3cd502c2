import "server-only";
/** The visitor API: what the widget calls from other people's pages. The token authenticates; the origin list only filters. */
import { z } from "zod";
import {
  conversationResponseSchema,
  leaveEmailRequestSchema,
  postMessageRequestSchema,
  postMessageResponseSchema,
  rateConversationRequestSchema,
  rateMessageRequestSchema,
  requestHumanRequestSchema,
  resumeRequestSchema,
  resumeResponseSchema,
  sessionRequestSchema,
  sessionResponseSchema,
  startConversationRequestSchema,
  typingRequestSchema,
  visitorAttributesRequestSchema,
} from "@/lib/contracts/widget/conversation";
import { configQuerySchema, configResponseSchema } from "@/lib/contracts/widget/channel";
import { wireIdInput } from "@/lib/contracts/wire-id";
import { presentFiles } from "@/lib/moves/present-decision";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { VisitorView } from "@/lib/db/visitor-view";
import { decideReceived } from "@/lib/features/turn/decide-received";
import { receiveMessage } from "@/lib/features/turn/receive-message";
import { endConversation } from "@/lib/features/visitor/end-conversation";
import { endSession } from "@/lib/features/visitor/end-session";
import { followConversation } from "@/lib/features/visitor/follow-conversation";
import { getConfig } from "@/lib/features/visitor/get-config";
import { getVisitorConversation } from "@/lib/features/visitor/get-visitor-conversation";
import { leaveEmail } from "@/lib/features/visitor/leave-email";
import { rateConversation } from "@/lib/features/visitor/rate-conversation";
import { rateMessage } from "@/lib/features/visitor/rate-message";
import { reportVisitorTyping } from "@/lib/features/visitor/report-typing";
import { requestHuman } from "@/lib/features/visitor/request-human";
import { resumeSession } from "@/lib/features/visitor/resume-session";
import { setVisitorAttributes } from "@/lib/features/visitor/set-attributes";
import { startConversation } from "@/lib/features/visitor/start-conversation";
import { startSession } from "@/lib/features/visitor/start-session";
import { type Endpoint, endpoint, json, noContent } from "@/lib/http/endpoint";
import { presentFace } from "./present-face";
import { widgetLanguageOf } from "./present-look";
import { presentVisitorConversation, presentVisitorMessage } from "./present-visitor";

const base = "/api/widget/v1";
const params = z.object({ conversationId: wireIdInput("conversation") });
const present = { conversation: presentVisitorConversation, message: presentVisitorMessage };

function presentView(view: VisitorView) {
  return { conversation: presentVisitorConversation(view.conversation), messages: view.messages.map(presentVisitorMessage) };
}

const postSession = endpoint({
  name: "startVisitorSession",
  method: "POST",
  path: `${base}/sessions`,
  summary: "Open the chat: a visitor token, the channel's face and the visitor's newest conversation.",
  auth: "public",
  scope: "public",
  body: sessionRequestSchema,
  response: sessionResponseSchema,
  status: 201,
  errors: ["not_found", "origin_refused", "identity_invalid"],
  perMinute: 1200,
  handle: async ({ body, request }) => {
    const { visitorToken, face, visitor, view } = await startSession({
      channelKey: body.channelKey,
      visitorToken: body.visitorToken ?? null,
      locale: body.locale ?? null,
      origin: request.header("origin"),
      pageUrl: body.pageUrl ?? null,
      identityToken: body.identityToken ?? null,
    });
    const channel = presentFace(face, widgetLanguageOf(body.locale ?? null));
    return json(201, { visitorToken, channel, visitor, ...(view ? presentView(view) : { conversation: null, messages: [] }) });
  },
});

const getWidgetConfig = endpoint({
  name: "getWidgetConfig",
  method: "GET",
  path: `${base}/config`,
  summary: "The channel's face, before anybody acts: makes no visitor. Settings show where it was asked for.",
  auth: "public",
  scope: "public",
  query: configQuerySchema,
  response: configResponseSchema,
  status: 200,
  errors: ["origin_refused", "not_found"],
  perMinute: 1200,
  handle: async ({ query, request }) => {
    const face = await getConfig({ channelKey: query.channelKey, pageUrl: query.pageUrl ?? null, origin: request.header("origin") });
    return json(200, { channel: presentFace(face, widgetLanguageOf(query.locale ?? null)) });
  },
});

const postResume = endpoint({
  name: "resumeVisitorSession",
  method: "POST",
  path: `${base}/sessions/resume`,
  summary: "Restore a visitor's session by the link of a mail. The link's page does this when its button is pressed, never by being opened.",
  auth: "public",
  scope: "public",
  body: resumeRequestSchema,
  response: resumeResponseSchema,
  status: 201,
  errors: ["link_invalid"],
  perMinute: 30,
  handle: async ({ body }) => {
    const { conversationId, ...session } = await resumeSession(body.token);
    return json(201, { ...session, conversationId: toWireId("conversation", conversationId) });
  },
});

const deleteSession = endpoint({
  name: "endVisitorSession",
  method: "DELETE",
  path: `${base}/sessions`,
  summary: "Log the visitor out: all their tokens are void at once.",
  auth: "visitor",
  scope: "public",
  response: null,
  status: 204,
  handle: async ({ actor }) => {
    await endSession(actor);
    return noContent;
  },
});

const patchVisitor = endpoint({
  name: "setVisitorAttributes",
  method: "PATCH",
  path: `${base}/visitor`,
  summary: "Set claims of the host page about the visitor; shown to agents as unverified.",
  auth: "visitor",
  scope: "public",
  body: visitorAttributesRequestSchema,
  response: null,
  status: 204,
  handle: async ({ actor, body }) => {
    await setVisitorAttributes(actor, body.attributes);
    return noContent;
  },
});

const postConversation = endpoint({
  name: "startConversation",
  method: "POST",
  path: `${base}/conversations`,
  summary: "Start a conversation; the same client id gives the same one again.",
  auth: "visitor",
  scope: "public",
  body: startConversationRequestSchema,
  response: conversationResponseSchema,
  status: 201,
  errors: ["limit_reached"],
  perMinute: 30,
  handle: async ({ actor, body }) => {
    const id = await startConversation(actor, { clientId: body.clientId, pageUrl: body.pageUrl ?? null, preChat: body.preChat ?? null });
    return json(201, presentView(await getVisitorConversation(actor, id)));
  },
});

const getConversation = endpoint({
  name: "getVisitorConversation",
  method: "GET",
  path: `${base}/conversations/{conversationId}`,
  summary: "The conversation with its newest 100 messages, or the next 100 after a seq.",
  auth: "visitor",
  scope: "public",
  params,
  query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
  response: conversationResponseSchema,
  status: 200,
  handle: async ({ actor, params: { conversationId }, query }) => json(200, presentView(await getVisitorConversation(actor, conversationId, query.after))),
});

const postMessage = endpoint({
  name: "postVisitorMessage",
  method: "POST",
  path: `${base}/conversations/{conversationId}/messages`,
  summary: "Send a message. It is stored when this is answered; the bot's or a person's reply comes over the stream.",
  auth: "visitor",
  scope: "public",
  params,
  body: postMessageRequestSchema,
  response: postMessageResponseSchema,
  status: 201,
  errors: ["client_id_reused", "limit_reached"],
  perMinute: 60,
  handle: async ({ actor, params: { conversationId }, body }) => {
    const received = await receiveMessage(actor, conversationId, body);
    if (received.context) decideReceived(actor.workspaceId, conversationId, received.context);
    return json(201, {
      message: {
        id: toWireId("message", received.id),
        seq: received.seq,
        author: "visitor",
        authorName: null,
        text: received.text,
        system: null,
        sources: [],
        clientId: body.clientId,
        feedback: null,
        attachments: presentFiles(received.files),
        createdAt: received.createdAt.toISOString(),
      },
    });
  },
});

const getStream = endpoint({
  name: "followConversation",
  method: "GET",
  path: `${base}/conversations/{conversationId}/stream`,
  summary: "Server-sent events of the conversation: messages by seq from Last-Event-ID on, state and typing.",
  auth: "visitor",
  scope: "public",
  params,
  response: null,
  status: 200,
  contentType: "text/event-stream",
  perMinute: 120,
  handle: async ({ actor, params: { conversationId }, request }) => {
    const last = Number(request.header("last-event-id") ?? "0");
    const open = await followConversation(actor, conversationId, Number.isSafeInteger(last) && last > 0 ? last : 0, present);
    return { kind: "stream", open };
  },
});

const postRequestHuman = endpoint({
  name: "requestHuman",
  method: "POST",
  path: `${base}/conversations/{conversationId}/request-human`,
  summary: "Ask for a person. Nothing can refuse it.",
  auth: "visitor",
  scope: "public",
  params,
  body: requestHumanRequestSchema,
  response: conversationResponseSchema,
  status: 200,
  handle: async ({ actor, params: { conversationId } }) => {
    await requestHuman(actor, conversationId);
    return json(200, presentView(await getVisitorConversation(actor, conversationId)));
  },
});

const postEmail = endpoint({
  name: "leaveEmail",
  method: "POST",
  path: `${base}/conversations/{conversationId}/email`,
  summary: "Leave an e-mail address for the answer.",
  auth: "visitor",
  scope: "public",
  params,
  body: leaveEmailRequestSchema,
  response: conversationResponseSchema,
  status: 200,
  perMinute: 10,
  handle: async ({ actor, params: { conversationId }, body }) => {
    await leaveEmail(actor, conversationId, body.email);
    return json(200, presentView(await getVisitorConversation(actor, conversationId)));
  },
});

const postCsat = endpoint({
  name: "rateConversation",
  method: "POST",
  path: `${base}/conversations/{conversationId}/csat`,
  summary: "Rate a closed conversation, 1 to 5.",
  auth: "visitor",
  scope: "public",
  params,
  body: rateConversationRequestSchema,
  response: conversationResponseSchema,
  status: 200,
  errors: ["state_conflict"],
  perMinute: 20,
  handle: async ({ actor, params: { conversationId }, body }) => {
    await rateConversation(actor, conversationId, { score: body.score, comment: body.comment ?? null });
    return json(200, presentView(await getVisitorConversation(actor, conversationId)));
  },
});

const postFeedback = endpoint({
  name: "rateMessage",
  method: "POST",
  path: `${base}/conversations/{conversationId}/messages/{messageId}/feedback`,
  summary: "Thumbs up or down on an answer.",
  auth: "visitor",
  scope: "public",
  params: params.extend({ messageId: wireIdInput("message") }),
  body: rateMessageRequestSchema,
  response: null,
  status: 204,
  perMinute: 60,
  handle: async ({ actor, params: { conversationId, messageId }, body }) => {
    await rateMessage(actor, conversationId, messageId, { value: body.value, reason: body.reason ?? null });
    return noContent;
  },
});

const postTyping = endpoint({
  name: "reportVisitorTyping",
  method: "POST",
  path: `${base}/conversations/{conversationId}/typing`,
  summary: "Say that the visitor is writing; never stored.",
  auth: "visitor",
  scope: "public",
  params,
  body: typingRequestSchema,
  response: null,
  status: 204,
  perMinute: 120,
  handle: async ({ actor, params: { conversationId }, body }) => {
    await reportVisitorTyping(actor, conversationId, body.typing);
    return noContent;
  },
});

const postEnd = endpoint({
  name: "endConversation",
  method: "POST",
  path: `${base}/conversations/{conversationId}/end`,
  summary: "End the conversation: nobody waits any more. A new message takes it up again.",
  auth: "visitor",
  scope: "public",
  params,
  body: z.object({}),
  response: conversationResponseSchema,
  status: 200,
  perMinute: 30,
  handle: async ({ actor, params: { conversationId } }) => {
    await endConversation(actor, conversationId);
    return json(200, presentView(await getVisitorConversation(actor, conversationId)));
  },
});

export const visitorEndpoints: Endpoint[] = [
  postEnd,
  postSession,
  postResume,
  getWidgetConfig,
  deleteSession,
  patchVisitor,
  postConversation,
  getConversation,
  postMessage,
  getStream,
  postRequestHuman,
  postEmail,
  postCsat,
  postFeedback,
  postTyping,
];
