import "server-only";
/** `/api/v1/training`: learning from graded answers; and the versions that a bot has had. */
import { botParamsSchema } from "@/lib/contracts/api/bot";
import { botVersionPageSchema, botVersionsQuerySchema, setTrainingRequestSchema, startedTrainingSchema, trainingSchema } from "@/lib/contracts/api/bot-version";
import { listBotVersions } from "@/lib/features/bot/list-bot-versions";
import { getTraining } from "@/lib/features/training/get-training";
import { setTraining, train } from "@/lib/features/training/train";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentBotVersions, presentTraining } from "./present-training";

const get = endpoint({
  name: "getTraining",
  method: "GET",
  path: "/api/v1/training",
  summary: "What the bot has learned from graded answers, and how many grades are new since.",
  auth: "member",
  scope: "bot:read",
  response: trainingSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentTraining(await getTraining(actor))),
});

const put = endpoint({
  name: "setTraining",
  method: "PUT",
  path: "/api/v1/training",
  summary: "After how many new grades the bot learns by itself.",
  auth: "member",
  scope: "bot:write",
  body: setTrainingRequestSchema,
  response: trainingSchema,
  status: 200,
  handle: async ({ actor, body }) => json(200, presentTraining(await setTraining(actor, body.retrainAfter))),
});

const start = endpoint({
  name: "startTraining",
  method: "POST",
  path: "/api/v1/training",
  summary:
    "Trains the models of topic and scope on the answers that were graded right; when they answer, every bot has a new version. Asked twice it starts once.",
  auth: "member",
  scope: "bot:write",
  response: startedTrainingSchema,
  status: 200,
  handle: async ({ actor }) => {
    const { started, ...state } = await train(actor);
    return json(200, { started, ...presentTraining(state) });
  },
});

const versions = endpoint({
  name: "listBotVersions",
  method: "GET",
  path: "/api/v1/bots/{botId}/versions",
  summary: "The versions of the bot, the newest first: who made each, and what changed.",
  auth: "member",
  scope: "bot:read",
  params: botParamsSchema,
  query: botVersionsQuerySchema,
  response: botVersionPageSchema,
  status: 200,
  handle: async ({ actor, params, query }) => json(200, presentBotVersions(await listBotVersions(actor, params.botId, query))),
});

export const trainingEndpoints: readonly Endpoint[] = [get, put, start, versions];
