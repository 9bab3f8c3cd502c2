import "server-only";
/** `/api/v1/bots`. */
import { botListSchema, botParamsSchema, botSchema, updateBotRequestSchema } from "@/lib/contracts/api/bot";
import { getBot } from "@/lib/features/bot/get-bot";
import { listBots } from "@/lib/features/bot/list-bots";
import { updateBot } from "@/lib/features/bot/update-bot";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentBot, presentBotList } from "./present-bot";

const getBots = endpoint({
  name: "listBots",
  method: "GET",
  path: "/api/v1/bots",
  summary: "The workspace's bots with their settings and live versions.",
  auth: "member",
  scope: "bot:read",
  response: botListSchema,
  status: 200,
  handle: async ({ actor }) => json(200, presentBotList(await listBots(actor))),
});

const getOne = endpoint({
  name: "getBot",
  method: "GET",
  path: "/api/v1/bots/{botId}",
  summary: "A bot with its settings and live version.",
  auth: "member",
  scope: "bot:read",
  params: botParamsSchema,
  response: botSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentBot(await getBot(actor, params.botId))),
});

const patchBot = endpoint({
  name: "updateBot",
  method: "PATCH",
  path: "/api/v1/bots/{botId}",
  summary: "Changes a bot's settings; every change is a new live version.",
  auth: "member",
  scope: "bot:write",
  params: botParamsSchema,
  body: updateBotRequestSchema,
  response: botSchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => json(200, presentBot(await updateBot(actor, params.botId, body, presentBot))),
});

export const botEndpoints: readonly Endpoint[] = [getBots, getOne, patchBot];
