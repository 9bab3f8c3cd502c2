import "server-only";
/** What a workspace has used and may use. */
import { usageSchema } from "@/lib/contracts/api/usage";
import { getUsage } from "@/lib/features/usage/get-usage";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

export const usageEndpoints: Endpoint[] = [
  endpoint({
    name: "getUsage",
    method: "GET",
    path: "/api/v1/usage",
    summary: "What the workspace has used this month and in the five before it, what it holds, and its limits.",
    auth: "member",
    scope: "workspace:read",
    response: usageSchema,
    status: 200,
    perMinute: 60,
    handle: async ({ actor }) => json(200, await getUsage(actor)),
  }),
];
