import "server-only";
/** Grades of answers, and answers that are kept: `/api/v1/conversations/{conversationId}/messages/{messageId}`. */
import { conversationResponseSchema } from "@/lib/contracts/api/conversation";
import { gradeRequestSchema, keepProposalSchema, keepRequestSchema, keptSchema, messageParamsSchema } from "@/lib/contracts/api/grade";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import { getConversation } from "@/lib/features/conversation/get-conversation";
import { gradeAnswer } from "@/lib/features/grade/grade-answer";
import { keepAnswer } from "@/lib/features/knowledge/keep-answer";
import { proposeKeeping } from "@/lib/features/knowledge/propose-keeping";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

const base = "/api/v1/conversations/{conversationId}/messages/{messageId}";

const grade = endpoint({
  name: "gradeAnswer",
  method: "PUT",
  path: `${base}/grade`,
  summary: "Says whether an answer of the bot was right, and what it should have been; one grade a member and answer.",
  auth: "member",
  scope: "grade:write",
  params: messageParamsSchema,
  body: gradeRequestSchema,
  response: conversationResponseSchema,
  status: 200,
  errors: ["version_conflict", "state_conflict"],
  handle: async ({ actor, params, body }) => {
    await gradeAnswer(actor, params.conversationId, params.messageId, body);
    return json(200, { conversation: await getConversation(actor, params.conversationId) });
  },
});

const propose = endpoint({
  name: "proposeKeeping",
  method: "GET",
  path: `${base}/keep`,
  summary: "What would be kept of an answer, and the articles that its question fits.",
  auth: "member",
  scope: "grade:write",
  params: messageParamsSchema,
  response: keepProposalSchema,
  status: 200,
  errors: ["state_conflict"],
  handle: async ({ actor, params }) => {
    const { question, answer, articles, keptAs } = await proposeKeeping(actor, params.conversationId, params.messageId);
    return json(200, {
      question,
      answer,
      articles: articles.map(({ article: { id, title, status, exemplars }, isSource }) => ({
        id: toWireId("article", id),
        title,
        status,
        isSource,
        hasQuestion: exemplars.includes(question),
      })),
      keptAs: keptAs && toWireId("article", keptAs),
    });
  },
});

const keep = endpoint({
  name: "keepAnswer",
  method: "POST",
  path: `${base}/keep`,
  summary: "Keeps an answer for the knowledge: its question for an article, or both as a draft article. The same again changes nothing.",
  auth: "member",
  scope: "grade:write",
  params: messageParamsSchema,
  body: keepRequestSchema,
  response: keptSchema,
  status: 200,
  errors: ["limit_full", "state_conflict"],
  handle: async ({ actor, params, body }) => {
    const kept = await keepAnswer(actor, params.conversationId, params.messageId, body);
    return json(200, { ...kept, articleId: toWireId("article", kept.articleId) });
  },
});

export const gradeEndpoints: readonly Endpoint[] = [grade, propose, keep];
