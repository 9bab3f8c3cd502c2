import "server-only";
/** The audit log over the API. */
import { z } from "zod";
import { auditPageSchema, auditQuerySchema, auditStatusSchema, decisionParamsSchema, decisionStorySchema } from "@/lib/contracts/api/audit";
import { exportAudit } from "@/lib/features/audit/export-audit";
import { getAuditStatus } from "@/lib/features/audit/get-audit-status";
import { getDecisionStory } from "@/lib/features/audit/get-decision-story";
import { listEvents } from "@/lib/features/audit/list-events";
import { verifyLog } from "@/lib/features/audit/verify-log";
import { type Endpoint, endpoint, json } from "@/lib/http/endpoint";

export const auditEndpoints: Endpoint[] = [
  endpoint({
    name: "listEvents",
    method: "GET",
    path: "/api/v1/events",
    summary: "The audit log, newest first.",
    auth: "member",
    scope: "audit:read",
    query: auditQuerySchema,
    response: auditPageSchema,
    status: 200,
    handle: async ({ actor, query }) => json(200, await listEvents(actor, query)),
  }),
  endpoint({
    name: "getDecisionStory",
    method: "GET",
    path: "/api/v1/decisions/{decisionId}",
    summary: "One decision with everything that led to it and came of it.",
    auth: "member",
    scope: "audit:read",
    params: decisionParamsSchema,
    response: z.object({ story: decisionStorySchema }),
    status: 200,
    handle: async ({ actor, params }) => json(200, { story: await getDecisionStory(actor, params.decisionId) }),
  }),
  endpoint({
    name: "getAuditStatus",
    method: "GET",
    path: "/api/v1/audit/status",
    summary: "What is sealed, what waits, and the last verification.",
    auth: "member",
    scope: "audit:read",
    response: z.object({ status: auditStatusSchema }),
    status: 200,
    handle: async ({ actor }) => json(200, { status: await getAuditStatus(actor) }),
  }),
  endpoint({
    name: "verifyLog",
    method: "POST",
    path: "/api/v1/audit/verify",
    summary: "Verify the whole chain and its checkpoints now.",
    auth: "member",
    scope: "audit:read",
    body: z.object({}),
    response: z.object({ status: auditStatusSchema }),
    status: 200,
    perMinute: 6,
    handle: async ({ actor }) => json(200, { status: await verifyLog(actor) }),
  }),
  endpoint({
    name: "exportAudit",
    method: "GET",
    path: "/api/v1/audit/export",
    summary: "The whole log as JSON Lines, for handrail-verify.",
    auth: "member",
    scope: "audit:export",
    response: null,
    status: 200,
    contentType: "application/jsonl",
    perMinute: 6,
    handle: async ({ actor }) => ({
      kind: "text",
      status: 200,
      body: await exportAudit(actor),
      contentType: "application/jsonl; charset=utf-8",
      headers: { "content-disposition": `attachment; filename="handrail-audit.jsonl"` },
    }),
  }),
];
