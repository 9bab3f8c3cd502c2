import "server-only";
/** `/api/v1/bots/{botId}/policy`. */
import { botParamsSchema } from "@/lib/contracts/api/bot";
import {
  policySchema,
  policyVersionPageSchema,
  policyVersionsQuerySchema,
  restorePolicyRequestSchema,
  setPolicyRequestSchema,
} from "@/lib/contracts/api/policy";
import { policyReplaySchema, whatIfRequestSchema } from "@/lib/contracts/api/what-if";
import { getPolicy } from "@/lib/features/policy/get-policy";
import { listPolicyVersions } from "@/lib/features/policy/list-policy-versions";
import { restorePolicy, setPolicy } from "@/lib/features/policy/set-policy";
import { tryPolicy } from "@/lib/features/policy/try-policy";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import type { BotPolicy } from "@/lib/moves/save-policy";
import { presentPolicy, presentPolicyVersions } from "./present-policy";

const get = endpoint({
  name: "getPolicy",
  method: "GET",
  path: "/api/v1/bots/{botId}/policy",
  summary: "What the bot decides by: limits, topics, rules, and the words that visitors read.",
  auth: "member",
  scope: "bot:read",
  params: botParamsSchema,
  response: policySchema,
  status: 200,
  handle: async ({ actor, params }) => json(200, presentPolicy(params.botId, await getPolicy(actor, params.botId))),
});

const put = endpoint({
  name: "setPolicy",
  method: "PUT",
  path: "/api/v1/bots/{botId}/policy",
  summary: "Changes the policy as a whole: a new version of it and of the bot; the next question is decided by it.",
  auth: "member",
  scope: "bot:write",
  params: botParamsSchema,
  body: setPolicyRequestSchema,
  response: policySchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => {
    const present = (policy: BotPolicy) => presentPolicy(params.botId, policy);
    return json(200, present(await setPolicy(actor, params.botId, body, present)));
  },
});

const versions = endpoint({
  name: "listPolicyVersions",
  method: "GET",
  path: "/api/v1/bots/{botId}/policy/versions",
  summary: "The versions of the policy, the newest first: who changed what, and why.",
  auth: "member",
  scope: "bot:read",
  params: botParamsSchema,
  query: policyVersionsQuerySchema,
  response: policyVersionPageSchema,
  status: 200,
  handle: async ({ actor, params, query }) => json(200, presentPolicyVersions(await listPolicyVersions(actor, params.botId, query))),
});

const restore = endpoint({
  name: "restorePolicy",
  method: "POST",
  path: "/api/v1/bots/{botId}/policy/restore",
  summary: "Makes an earlier version of the policy the newest one; nothing in between is lost.",
  auth: "member",
  scope: "bot:write",
  params: botParamsSchema,
  body: restorePolicyRequestSchema,
  response: policySchema,
  status: 200,
  errors: ["version_conflict"],
  handle: async ({ actor, params, body }) => {
    const present = (policy: BotPolicy) => presentPolicy(params.botId, policy);
    return json(200, present(await restorePolicy(actor, params.botId, body, present)));
  },
});

const whatIf = endpoint({
  name: "tryPolicy",
  method: "POST",
  path: "/api/v1/bots/{botId}/policy/what-if",
  summary: "What a policy that is not saved would have done with the bot's turns of the last days, beside the one in force. Writes nothing.",
  auth: "member",
  scope: "bot:read",
  params: botParamsSchema,
  body: whatIfRequestSchema,
  response: policyReplaySchema,
  status: 200,
  handle: async ({ actor, params, body }) => json(200, await tryPolicy(actor, params.botId, body)),
});

export const policyEndpoints: readonly Endpoint[] = [get, put, versions, restore, whatIf];
