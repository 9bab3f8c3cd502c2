import "server-only";
/** Bring your own bot: `/api/v1/bots/{botId}/external` and `/api/v1/turns`. */
import { botParamsSchema } from "@/lib/contracts/api/bot";
import {
  answerTurnResponseSchema,
  type ExternalBot,
  externalBotSchema,
  externalReplySchema,
  externalTestSchema,
  pendingTurnsQuerySchema,
  pendingTurnsSchema,
  setExternalBotRequestSchema,
  setExternalBotResponseSchema,
  turnParamsSchema,
} from "@/lib/contracts/api/external-bot";
import type { BotId } from "@/lib/core/kernel/ids";
import { toWireId } from "@/lib/core/kernel/wire-ids";
import type { ExternalBotRow } from "@/lib/db/external-bot";
import { getExternalBot } from "@/lib/features/bot/get-external-bot";
import { setExternalBot } from "@/lib/features/bot/set-external-bot";
import { testExternalBot } from "@/lib/features/bot/test-external-bot";
import { answerTurn } from "@/lib/features/turn/answer-turn";
import { listPendingTurns } from "@/lib/features/turn/list-pending-turns";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

/** The secret never leaves but when it is made. */
export function presentExternalBot(botId: BotId, { mode, url, timeoutMs, secretCiphertext, version }: ExternalBotRow): ExternalBot {
  return { botId: toWireId("bot", botId), mode, url, timeoutMs, hasSecret: secretCiphertext !== null, version };
}

const getOne = endpoint({
  name: "getExternalBot",
  method: "GET",
  path: "/api/v1/bots/{botId}/external",
  summary: "Whether a bot of the tenant's own answers, and how it is asked.",
  auth: "member",
  scope: "bot:read",
  params: botParamsSchema,
  response: externalBotSchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentExternalBot(params.botId, await getExternalBot(actor, params.botId))),
});

const put = endpoint({
  name: "setExternalBot",
  method: "PUT",
  path: "/api/v1/bots/{botId}/external",
  summary: "Lets a bot of the tenant's own answer, by webhook or by API, or Handrail's again; a signing secret is in the answer that made it.",
  auth: "member",
  scope: "bot:write",
  params: botParamsSchema,
  body: setExternalBotRequestSchema,
  response: setExternalBotResponseSchema,
  status: 200,
  errors: ["version_conflict", "address_refused"],
  handle: async ({ actor, params, body }) => {
    const present = (row: ExternalBotRow) => presentExternalBot(params.botId, row);
    const { external, secret } = await setExternalBot(actor, params.botId, body, present);
    return json(200, { external: present(external), secret });
  },
});

const test = endpoint({
  name: "testExternalBot",
  method: "POST",
  path: "/api/v1/bots/{botId}/external/test",
  summary: "Sends a made-up turn to the tenant's bot and says in words what came or what is wrong.",
  auth: "member",
  scope: "bot:write",
  params: botParamsSchema,
  response: externalTestSchema,
  status: 200,
  errors: ["state_conflict"],
  perMinute: 30,
  handle: async ({ actor, params }) => {
    const { kind, sentence, status, durationMs, answer } = await testExternalBot(actor, params.botId);
    return json(200, { ok: kind === "reply", sentence, status, durationMs, answer });
  },
});

const getPending = endpoint({
  name: "listPendingTurns",
  method: "GET",
  path: "/api/v1/turns/pending",
  summary: "Messages that wait for an answer by API, oldest first; waits for one when asked to.",
  auth: "member",
  scope: "turn:answer",
  query: pendingTurnsQuerySchema,
  response: pendingTurnsSchema,
  status: 200,
  perMinute: 600,
  handle: async ({ actor, query }) => json(200, { data: await listPendingTurns(actor, { waitMs: query.wait * 1000, limit: query.limit }), nextCursor: null }),
});

const postAnswer = endpoint({
  name: "answerTurn",
  method: "POST",
  path: "/api/v1/turns/{turnId}/answer",
  summary: "Answers a message that waits for it; the workspace's rules may hold it for a person or hand over.",
  auth: "member",
  scope: "turn:answer",
  params: turnParamsSchema,
  body: externalReplySchema,
  response: answerTurnResponseSchema,
  status: 200,
  handle: async ({ actor, params, body }) => {
    const { turnId, outcome, action } = await answerTurn(actor, params.turnId, body);
    return json(200, { turnId: toWireId("turn", turnId), outcome, action });
  },
});

export const externalBotEndpoints: readonly Endpoint[] = [getOne, put, test, getPending, postAnswer];
