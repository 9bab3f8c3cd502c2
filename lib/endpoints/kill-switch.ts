import "server-only";
/** `/api/v1/kill-switches`: stopping a bot, and letting it go on. */
import {
  activateKillSwitchRequestSchema,
  killSwitchPageSchema,
  killSwitchParamsSchema,
  killSwitchSchema,
  listKillSwitchesQuerySchema,
} from "@/lib/contracts/api/kill-switch";
import { activateKillSwitch } from "@/lib/features/kill-switch/activate-kill-switch";
import { liftKillSwitch } from "@/lib/features/kill-switch/lift-kill-switch";
import { listKillSwitches } from "@/lib/features/kill-switch/list-kill-switches";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";
import { presentKillSwitch } from "@/lib/moves/present-kill-switch";

const base = "/api/v1/kill-switches";

export const killSwitchEndpoints: readonly Endpoint[] = [
  endpoint({
    name: "listKillSwitches",
    method: "GET",
    path: base,
    summary: "Where bots are stopped, by whom and why; with `status` `all` also where they were.",
    auth: "member",
    scope: "bot:read",
    query: listKillSwitchesQuerySchema,
    response: killSwitchPageSchema,
    status: 200,
    handle: async ({ actor, query }) => json(200, await listKillSwitches(actor, query)),
  }),
  endpoint({
    name: "activateKillSwitch",
    method: "POST",
    path: base,
    summary:
      "Stops the bot in a conversation, one bot everywhere, or every bot of the workspace; what is stopped already is answered with the switch that is on.",
    auth: "member",
    scope: "bot:stop",
    body: activateKillSwitchRequestSchema,
    response: killSwitchSchema,
    status: 200,
    handle: async ({ actor, body }) => json(200, presentKillSwitch(await activateKillSwitch(actor, body))),
  }),
  endpoint({
    name: "liftKillSwitch",
    method: "POST",
    path: `${base}/{killSwitchId}/lift`,
    summary: "Lets the bot answer again. Beyond one conversation this needs `bot:write`, too.",
    auth: "member",
    scope: "bot:stop",
    params: killSwitchParamsSchema,
    response: killSwitchSchema,
    status: 200,
    handle: async ({ actor, params }) => json(200, presentKillSwitch(await liftKillSwitch(actor, params.killSwitchId))),
  }),
];
