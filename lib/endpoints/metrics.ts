import "server-only";
/** The figures over the API: the same numbers as on the screen and in the file. */
import { z } from "zod";
import { behindPageSchema, behindQuerySchema, metricsQuerySchema, metricsReportSchema, rebuildResponseSchema } from "@/lib/contracts/api/metrics";
import { exportMetrics } from "@/lib/features/metrics/export-metrics";
import { getMetrics } from "@/lib/features/metrics/get-metrics";
import { listBehind } from "@/lib/features/metrics/list-behind";
import { rebuildMetrics } from "@/lib/features/metrics/rebuild-metrics";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

export const metricsEndpoints: Endpoint[] = [
  endpoint({
    name: "getMetrics",
    method: "GET",
    path: "/api/v1/metrics",
    summary: "The figures of a range of days in a time zone, by day or week, and those of as many days before it.",
    auth: "member",
    scope: "metrics:read",
    query: metricsQuerySchema,
    response: z.object({ report: metricsReportSchema }),
    status: 200,
    handle: async ({ actor, query }) => json(200, { report: await getMetrics(actor, query) }),
  }),
  endpoint({
    name: "listConversationsBehind",
    method: "GET",
    path: "/api/v1/metrics/conversations",
    summary: "The conversations that a figure counts, oldest first.",
    auth: "member",
    scope: "metrics:read",
    query: behindQuerySchema,
    response: behindPageSchema,
    status: 200,
    handle: async ({ actor, query }) => json(200, await listBehind(actor, query)),
  }),
  endpoint({
    name: "exportMetrics",
    method: "GET",
    path: "/api/v1/metrics/export",
    summary: "The same report as CSV: a row a day or week, and one for the whole range.",
    auth: "member",
    scope: "metrics:read",
    query: metricsQuerySchema,
    response: null,
    status: 200,
    contentType: "text/csv",
    perMinute: 60,
    handle: async ({ actor, query }) => ({
      kind: "text",
      status: 200,
      body: await exportMetrics(actor, query),
      contentType: "text/csv; charset=utf-8",
      headers: { "content-disposition": `attachment; filename="handrail-metrics.csv"` },
    }),
  }),
  endpoint({
    name: "rebuildMetrics",
    method: "POST",
    path: "/api/v1/metrics/rebuild",
    summary: "Make the figures anew from the first event of the log. They fill up while the log is read.",
    auth: "member",
    scope: "workspace:write",
    body: z.object({}),
    response: rebuildResponseSchema,
    status: 202,
    errors: ["state_conflict"],
    perMinute: 6,
    handle: async ({ actor }) => json(202, await rebuildMetrics(actor)),
  }),
];
