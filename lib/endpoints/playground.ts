import "server-only";
/** Try the bot: the whole trace, nothing stored. */
import { playgroundRequestSchema, playgroundResponseSchema } from "@/lib/contracts/api/playground";
import { tryBot } from "@/lib/features/turn/try-bot";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

export const playgroundEndpoints: Endpoint[] = [
  endpoint({
    name: "tryBot",
    method: "POST",
    path: "/api/v1/playground",
    summary: "What the bot would decide and say, with the whole trace and no side effect.",
    auth: "member",
    scope: "playground:use",
    body: playgroundRequestSchema,
    response: playgroundResponseSchema,
    status: 200,
    perMinute: 60,
    handle: async ({ actor, body }) => json(200, await tryBot(actor, body)),
  }),
];
