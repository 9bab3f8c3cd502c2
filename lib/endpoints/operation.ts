import "server-only";
/** For operators and machines: health and the API's own description. */
import { z } from "zod";
import { getHealth } from "@/lib/features/operation/get-health";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

const listenerLagSchema = z.object({ listener: z.string(), workspaces: z.number().int(), events: z.number().int(), failing: z.number().int() });

export const operationEndpoints: Endpoint[] = [
  endpoint({
    name: "getHealth",
    method: "GET",
    path: "/api/health",
    summary: "200 while this process can work, 503 otherwise.",
    auth: "public",
    scope: "public",
    response: z.object({
      status: z.enum(["ok", "unavailable"]),
      migrations: z.number().int().nullable(),
      openStreams: z.number().int(),
      listeners: z.array(listenerLagSchema),
    }),
    status: 200,
    alsoStatus: [503],
    perMinute: 100_000,
    handle: async () => {
      const health = await getHealth();
      return json(health.status === "ok" ? 200 : 503, health);
    },
  }),
];
